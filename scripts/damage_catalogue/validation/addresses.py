"""Which record has a web address: for editors who wrote the address where the id of the record belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from damage_catalogue.records.web_address import address_key
from damage_catalogue.records.yaml_file import Data
from damage_catalogue.validation.finding import Finding
from damage_catalogue.validation.wording import quoted


@dataclass(slots=True)
class Addresses:
    """The files of all records that can be read, by the addresses that they hold of themselves."""

    records: list[tuple[str, Data]] = field(default_factory=list)
    _files: dict[str, str] | None = None

    def take(self, file: str, data: Data) -> None:
        """Remember the data of a file, whatever their shape; of two with one address the first counts."""
        self.records.append((file, data))

    @property
    def files(self) -> dict[str, str]:
        """The file of each address, worked out when the first is asked for: most catalogues never do."""
        if self._files is None:
            self._files = {}
            for file, data in self.records:
                for address in _addresses_of(data):
                    self._files.setdefault(address_key(address), file)
        return self._files

    def resolve(self, finding: Finding) -> Finding:
        """The finding with a hint that names the record with its address, if there is one."""
        file = self.files.get(address_key(finding.address))
        if file is None:
            hint = "No record holds this address. Write one for it below catalogue/sources, and name that."
        else:
            id = file.removesuffix(".yaml").split("/", 2)[-1]
            hint = f"The record with this address is {file}. Write its id: {quoted(id)}"
        return replace(finding, hint=f"{finding.hint} {hint}".strip(), address="")


def _addresses_of(data: Data) -> Iterator[str]:
    """The address of a source or agent, and those of archived copies, whatever the shape of the data."""
    copies = data.get("archived")
    held = [copy.get("url") for copy in copies if isinstance(copy, dict)] if isinstance(copies, list) else []
    return (address for address in (data.get("URL"), *held) if isinstance(address, str))
