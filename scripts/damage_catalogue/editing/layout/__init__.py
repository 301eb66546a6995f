"""One layout for the files of records: what they say, their comments and the words of their texts stay.

Only how a file is written is touched: indents, blanks, line ends, the order of fields, needless quotation
marks. The result is read again before it is given away, and must say the same.
"""

from __future__ import annotations

from damage_catalogue.editing.layout.fields import FieldOrder, read_orders
from damage_catalogue.editing.layout.proof import LayoutError, prove_the_same
from damage_catalogue.editing.layout.tree import read_tree
from damage_catalogue.editing.layout.writing import write_tree
from damage_catalogue.records.yaml_file import YamlFile

__all__ = ["FieldOrder", "LayoutError", "lay_out", "read_orders"]


def lay_out(file: YamlFile, fields: FieldOrder) -> bytes:
    """The bytes of `file` in the one layout: the same bytes where it has it already.

    `fields` say in which order the fields of this kind of record stand. The file must have been read without
    problems. Raises LayoutError where the result would not say the same.
    """
    text = file.positions.text.replace("\r\n", "\n")
    content = write_tree(read_tree(text), fields).encode("utf-8")
    if content != file.content:
        prove_the_same(file, content)
    return content
