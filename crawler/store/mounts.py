"""On what kind of file system does a folder lie?

For one question: may SQLite and a kernel lock be trusted there. On network file systems locks lie
and memory-mapped files tear, so state is refused on them (SQLite, "How To Corrupt An SQLite
Database File", §2.1). Posts may lie there: they need no more than a rename.
"""

import re
from pathlib import Path

from crawler.errors import ConfigError

MOUNTINFO = Path("/proc/self/mountinfo")
NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre",
        "beegfs", "gpfs", "gfs2", "ocfs2", "ncpfs", "davfs", "fuse.sshfs", "fuse.glusterfs",
        "fuse.ceph", "fuse.s3fs", "fuse.rclone", "fuse.gcsfuse", "fuse.davfs2",
    }
)  # fmt: skip
ESCAPED = re.compile(r"\\([0-7]{3})")


def file_system_of(path: str, mountinfo: str) -> str | None:
    """Type of the file system that holds an absolute path; the text is proc_pid_mountinfo(5)."""
    best, kind = -1, None
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:  # noqa: PLR2004  # the mount point is the fifth field
            continue
        point = ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= best:  # of several mounts on one point the last is on top
            best, kind = len(point), after.split(" ")[0]
    return kind


def refuse_network_disk(folder: Path) -> None:
    """Raise `ConfigError` when the folder lies on a network file system; silent where unknown."""
    try:
        mountinfo = MOUNTINFO.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return  # not Linux: nothing to read it from
    kind = file_system_of(str(folder.resolve()), mountinfo)
    if kind in NETWORK:
        raise ConfigError(
            f"{folder} lies on a network disk ({kind})", key="state",
            hint='Keep the state on a local disk: state = "…" in config/crawler.toml, or --state.',
        )  # fmt: skip
