"""What a button can name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

RowId = Annotated[int, Field(gt=0, lt=2**63)]  # what a database can look for
