"""The common ground of all that is declared: frozen models, with fields that are optional or required."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from masa_check.model.sentence import WRITE
from masa_check.values import InvalidValueError

Schemas = tuple[dict[str, Any], ...]
A_TEXT: Schemas = ({'type': 'string'},)
T = TypeVar('T')
if TYPE_CHECKING:
    Maybe: TypeAlias = T | None
else:

    class Maybe:
        """What may be left out; `null` may not be written in its place, so pydantic need not be told of it."""

        def __class_getitem__(cls, item: Any) -> Any:
            return item


# These two make hundreds of fields: `Field` does no more with what is given here, and is slow over what is not.
def optional(description: str, *examples: Any) -> Any:
    """A field that may be left out, with the words that editors show for it."""
    return FieldInfo.from_field(None, description=description, examples=list(examples))


def required(description: str, *examples: Any) -> Any:
    """A field that must be there, with the words that editors show for it."""
    return FieldInfo.from_field(description=description, examples=list(examples))


Name = Annotated[str, Field(min_length=1)]  # of anything, as it is called, be it `.` or `X`
NO_FIELDS = (str, bool, tuple, frozenset)  # the sorts of what is said of a class, and not of what is declared


class Declared(BaseModel):
    """The common ground of all that is declared: frozen, and no key that the model does not know."""

    # protected_namespaces: no key of ours could be taken for a method of pydantic's, and it need not look.
    model_config = ConfigDict(
        extra='forbid', frozen=True, defer_build=True, protected_namespaces=(), ignored_types=NO_FIELDS
    )
    if TYPE_CHECKING:  # a ClassVar that pydantic sees is weighed by it again for every class beneath
        short_key: ClassVar[str]
        short_schema: ClassVar[Schemas]
        noun: ClassVar[str]  # what one of several such things is called in a sentence
    short_key, short_schema, noun = '', (), ''

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """As pydantic has it, but widened first; a decorator here would be bound anew for every class beneath."""
        schema: Any = handler(source)
        return {**schema, 'schema': core_schema.no_info_before_validator_function(cls._widen, schema['schema'])}

    @classmethod
    def _widen(cls, written: Any) -> Any:
        """The long form of what was written."""
        if written is None:
            raise InvalidValueError('nothing is written here', WRITE)
        return written if isinstance(written, dict) else cls._from_short(written)

    @classmethod
    def _from_short(cls, written: Any) -> Any:
        if cls.short_key and isinstance(written, str | int) and not isinstance(written, bool):
            return {cls.short_key: written}
        return written

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        if cls.short_schema:
            whole = handler.resolve_ref_schema(schema)
            long_form = {**whole}
            whole.clear()
            whole.update(title=long_form.pop('title'), description=long_form.pop('description', ''))
            whole['anyOf'] = [long_form, *cls.short_schema]
        return schema

    @property
    def identity(self) -> str:
        """What tells this thing from its neighbours in a list."""
        return str(getattr(self, 'name', ''))

    @property
    def known_by(self) -> str:
        """What tells that it is the same thing in another document: its name, or what else does not change with it."""
        return self.identity

    @property
    def role(self) -> str:
        """The place that one thing of a list alone can hold, whatever it is called; most things have none."""
        return ''

    def successor_of(self, older: Self) -> str:
        """Why this took the place of another that had the role, where the law made it so."""
        return ''


def as_list(written: Any) -> Any:
    """One may stand without a list."""
    return [written] if isinstance(written, str | dict) else written
