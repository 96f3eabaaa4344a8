"""The base of every declared model: frozen, with fields that are optional or required."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeAlias, TypeVar

from masa_check.invalid import InvalidValueError
from masa_check.model.builder import BaseModel, ConfigDict, Field, FieldInfo
from masa_check.model.sentence import WRITE

Schemas = tuple[dict[str, Any], ...]
A_TEXT: Schemas = ({'type': 'string'},)
T = TypeVar('T')
if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

    Maybe: TypeAlias = T | None
else:

    class Maybe:
        """A value that may be left out; it may never be null, so pydantic sees the plain type."""

        def __class_getitem__(cls, item: Any) -> Any:
            return item


# These two make hundreds of fields; `Field` gives the same result, but spends time on each argument that is left out.
def optional(description: str, *examples: Any) -> Any:
    """A field that may be left out, with the description and examples that editors show."""
    return FieldInfo.from_field(None, description=description, examples=list(examples))


def required(description: str, *examples: Any) -> Any:
    """A field that must be present, with the description and examples that editors show."""
    return FieldInfo.from_field(description=description, examples=list(examples))


Name = Annotated[str, Field(min_length=1)]  # any name at all, even `.` or `X`
NO_FIELDS = (str, bool, tuple, frozenset)  # types of class attributes that are no fields


class Declared(BaseModel):
    """The base of every declared model: frozen, and without unknown keys."""

    # protected_namespaces: no key of ours clashes with a method of pydantic's, so it need not check.
    model_config = ConfigDict(
        extra='forbid', frozen=True, defer_build=True, protected_namespaces=(), ignored_types=NO_FIELDS
    )
    if TYPE_CHECKING:  # pydantic would inspect a visible ClassVar again for each subclass
        short_key: ClassVar[str]
        short_schema: ClassVar[Schemas]
        noun: ClassVar[str]  # the noun for one item in a sentence
    short_key, short_schema, noun = '', (), ''

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Pydantic's schema with `widened` in front; a decorator here would be bound again for each subclass."""
        from pydantic_core import core_schema  # noqa: PLC0415 - a schema that is cached is not built

        schema: Any = handler(source)
        return {**schema, 'schema': core_schema.no_info_before_validator_function(cls.widened, schema['schema'])}

    @classmethod
    def widened(cls, written: Any) -> Any:
        """The long form of a written value; raises InvalidValueError for an empty one."""
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
        """The name that tells an item from its neighbours in a list."""
        return str(getattr(self, 'name', ''))

    @property
    def known_by(self) -> str:
        """The name by which an item is recognised in another document."""
        return self.identity

    @property
    def role(self) -> str:
        """The role that only one item of a list can have, such as that of the police partner; '' for most items."""
        return ''

    @property
    def kinds(self) -> frozenset[str]:
        """The categories that the item falls under, by which one line of a list may take in another; mostly none."""
        return frozenset()

    def successor_of(self, older: Self, dates: Mapping[str, date]) -> str:
        """The reason why the item replaced an older one of its role, where law made the change, else ''."""
        return ''


def as_list(written: Any) -> Any:
    """A list, where a single item may stand without one."""
    return [written] if isinstance(written, str | dict) else written
