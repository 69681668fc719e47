"""What is asked of the disks before a run: local for the state, with room left."""

from pathlib import Path

import pytest

from crawler.errors import DiskLow
from crawler.store.mounts import NETWORK, file_system_of
from crawler.store.space import free_bytes, require_free

MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:25 / /srv rw,relatime shared:5 master:1 - nfs4 nas:/export rw,vers=4.2
31 30 254:1 / /srv/local rw - xfs /dev/vdb rw
32 22 0:26 / /mnt/my\040disk\134x rw - cifs //nas/share rw
33 22 0:27 / /over rw - ext4 /dev/vdc rw
34 33 0:28 / /over rw - fuse.sshfs me@host: rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/me", "ext4"),
        ("/", "ext4"),
        ("/srv", "nfs4"),
        ("/srv/archive/.crawler", "nfs4"),
        ("/srv/local/state", "xfs"),
        ("/srvother", "ext4"),
        ("/mnt/my disk\\x/a", "cifs"),
        ("/over/a", "fuse.sshfs"),
    ],
)
def test_the_innermost_and_latest_mount_counts(path: str, kind: str) -> None:
    assert file_system_of(path, MOUNTS) == kind


def test_a_table_that_tells_nothing_gives_nothing() -> None:
    assert file_system_of("/a", "") is None


def test_common_network_disks_are_known() -> None:
    assert {"nfs", "nfs4", "cifs", "9p", "fuse.sshfs"} <= NETWORK
    assert not {"ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "virtiofs"} & NETWORK


def test_room_is_measured_for_a_folder_that_is_yet_to_be(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "a" / "b") > 0


def test_too_little_room_is_told_in_figures(tmp_path: Path) -> None:
    with pytest.raises(DiskLow, match=r"\d+ MB left .* 1000000000 MB wanted"):
        require_free(tmp_path, 10**15)
