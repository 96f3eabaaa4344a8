"""
The classes of a model without pydantic, and its markers, where the schema that they lead to is cached.

A field is then a class attribute with its default, until a validator of pydantic's core fills an instance.
"""

from __future__ import annotations

from typing import Any, Self

from masa_check.values import Value


class BaseModel(Value):
    """What the house needs of pydantic's class of this name: the places that its validator fills, and a few methods."""

    __slots__ = ('__pydantic_extra__', '__pydantic_fields_set__', '__pydantic_private__')
    __pydantic_fields_set__: set[str]

    @property
    def model_fields_set(self) -> set[str]:
        """The fields that were written."""
        return self.__pydantic_fields_set__

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """An instance with some values, which are not validated; the others have their defaults."""
        made = cls.__new__(cls)
        vars(made).update(values)
        object.__setattr__(made, '__pydantic_fields_set__', set(values))
        return made

    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """A copy with other values for some fields, which are not validated."""
        made = self.model_construct(**vars(self) | update)
        object.__setattr__(made, '__pydantic_fields_set__', self.model_fields_set | update.keys())
        return made


def default(default: Any = ..., **_: Any) -> Any:
    """The default of a field, which is all that its class needs of it."""
    return default


def nothing(*_: Any, **__: Any) -> None:
    """A marker, which only a schema needs."""


class FieldInfo:
    """A field, made in the quick way."""

    from_field = staticmethod(default)


Field = default
AfterValidator = BeforeValidator = PlainValidator = nothing
ConfigDict = Discriminator = StringConstraints = Tag = WithJsonSchema = nothing
