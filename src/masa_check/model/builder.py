"""What the classes of the model are made with: pydantic or, where what it leads to is cached, no more than `plain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from masa_check.model.prepared import PARTS

if TYPE_CHECKING or not PARTS:
    from pydantic import (
        AfterValidator,
        BaseModel,
        BeforeValidator,
        ConfigDict,
        Discriminator,
        Field,
        PlainValidator,
        StringConstraints,
        Tag,
        WithJsonSchema,
    )
    from pydantic.fields import FieldInfo
else:
    from masa_check.model.plain import (
        AfterValidator,
        BaseModel,
        BeforeValidator,
        ConfigDict,
        Discriminator,
        Field,
        FieldInfo,
        PlainValidator,
        StringConstraints,
        Tag,
        WithJsonSchema,
    )

__all__ = [
    'AfterValidator', 'BaseModel', 'BeforeValidator', 'ConfigDict', 'Discriminator', 'Field', 'FieldInfo',
    'PlainValidator', 'StringConstraints', 'Tag', 'WithJsonSchema',
]  # fmt: skip
