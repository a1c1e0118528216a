//! Files and folders by their paths, and by their descriptors.

use std::sync::Arc;

use super::{access_of, failed, folder, path_of};
use crate::modules::io::file::{self, Open};
use crate::modules::{descriptors, errno, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const STAT: &str = "os.stat_result";
const ENTRY: &str = "posix.DirEntry";
const SCAN: &str = "posix.ScandirIterator";

/// An entry of a folder.
struct Entry {
    name: Value,
    path: Value,
    text: String,
}

impl Body for Entry {
    const KIND: Kind = Kind::Other;
}

/// What `scandir` gives: entries from the last to the first.
struct Scan(Mut<Vec<Value>>);

impl Body for Scan {
    const KIND: Kind = Kind::Other;
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let stat_class = stat_class(vm);
    let object = &vm.classes().object;
    let entry = crate::modules::new_class(vm, "posix", ENTRY, object, Info::plain::<Entry>(), 0);
    Methods::of(vm, &entry)
        .get("name", |_, this| Ok(this.body::<Entry>().name.clone()))
        .get("path", |_, this| Ok(this.body::<Entry>().path.clone()))
        .sync("is_dir", "self, /, *, follow_symlinks=True", |vm, a| {
            Ok(Value::bool(file::is_folder(vm, &a[0].body::<Entry>().text)))
        })
        .sync("is_file", "self, /, *, follow_symlinks=True", |vm, a| {
            Ok(Value::bool(!file::is_folder(vm, &a[0].body::<Entry>().text)))
        })
        .sync("is_symlink", "self, /", |_, _| Ok(Value::FALSE))
        .sync("is_junction", "self, /", |_, _| Ok(Value::FALSE))
        .sync("inode", "self, /", |vm, a| Ok(vm.int(inode(&a[0].body::<Entry>().text))))
        .sync("stat", "self, /, *, follow_symlinks=True", |vm, a| {
            let entry = a[0].body::<Entry>();
            stat_of(vm, &entry.text).map_err(failed(vm, &entry.path))
        })
        .sync("__fspath__", "self, /", |_, a| Ok(a[0].body::<Entry>().path.clone()))
        .wait("__repr__", "self, /", waits!(entry_repr));
    let scan = crate::modules::new_class(vm, "posix", SCAN, object, Info::plain::<Scan>(), 0);
    Methods::of(vm, &scan)
        .sync("__iter__", "self, /", |_, a| Ok(a[0].clone()))
        .sync("__enter__", "self, /", |_, a| Ok(a[0].clone()))
        .sync("__next__", "self, /", |vm, a| {
            let next = a[0].body::<Scan>().0.with(Vec::pop);
            next.ok_or_else(|| vm.stop_iteration(Value::NONE))
        })
        .sync("__exit__", "self, /, *args", |_, a| shut(&a[0]))
        .sync("close", "self, /", |_, a| shut(&a[0]));
    state::keep(vm, ENTRY, &entry);
    state::keep(vm, SCAN, &scan);
    m.value("stat_result", stat_class)
        .value("DirEntry", entry)
        .wait("stat", "path, *, dir_fd=None, follow_symlinks=True", waits!(stat))
        .wait("lstat", "path, *, dir_fd=None", waits!(stat))
        .wait("fstat", "fd", waits!(stat))
        .wait(
            "access",
            "path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True",
            waits!(access),
        )
        .wait("listdir", "path=None", waits!(listdir))
        .wait("scandir", "path=None", waits!(scandir))
        .wait("mkdir", "path, mode=511, *, dir_fd=None", waits!(mkdir))
        .wait("rmdir", "path, *, dir_fd=None", waits!(rmdir))
        .wait("remove", "path, *, dir_fd=None", waits!(remove))
        .wait("unlink", "path, *, dir_fd=None", waits!(remove))
        .wait("rename", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", waits!(rename))
        .wait("replace", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", waits!(rename))
        .wait("readlink", "path, *, dir_fd=None", waits!(readlink))
        .wait("chmod", "path, mode, *, dir_fd=None, follow_symlinks=True", waits!(touched))
        .wait("utime", "path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True", waits!(touched))
        .wait("open", "path, flags, mode=511, *, dir_fd=None", waits!(open))
        .sync("close", "fd", close)
        .wait("read", "fd, length, /", waits!(read))
        .wait("write", "fd, data, /", waits!(write))
        .wait("lseek", "fd, position, whence, /", waits!(lseek))
        .wait("ftruncate", "fd, length, /", waits!(ftruncate))
        .sync("fsync", "fd", |_, _| Ok(Value::NONE));
}

const FIELDS: [&str; 10] = [
    "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime",
    "st_ctime",
];

fn stat_class(vm: Vm) -> Value {
    let sample = crate::modules::record::record(vm, STAT, &FIELDS, &FIELDS.map(|_| vm.int(0)));
    let class = vm.class_of(&sample);
    let methods = Methods::of(vm, &class);
    for name in ["st_atime_ns", "st_mtime_ns", "st_ctime_ns"] {
        methods.get(name, |vm, _| Ok(vm.int(0)));
    }
    methods
        .get("st_blksize", |vm, _| Ok(vm.int(4096)))
        .get("st_blocks", |vm, this| {
            let size = this.body::<Tuple>().items().get(6).and_then(Value::as_i64).unwrap_or(0);
            Ok(vm.int((size + 511) / 512))
        })
        .get("st_rdev", |vm, _| Ok(vm.int(0)))
        .maker("cls, sequence, dict=None, /", waits!(new_stat));
    state::keep(vm, STAT, &class);
    class
}

#[undropped]
async fn new_stat(vm: Vm, a: Vec<Value>) -> Res {
    let items = vm.collect(&a[1]).await?;
    if items.len() < FIELDS.len() {
        let given = items.len();
        return Err(
            vm.type_error(format!("os.stat_result() takes an at least 10-sequence ({given}-sequence given)"))
        );
    }
    Ok(allocate(&a[0], Tuple::new(items[..FIELDS.len()].to_vec())))
}

/// A number that a path always has.
fn inode(text: &str) -> i64 {
    crate::types::string::hash_bytes(file::normalized(text).as_bytes()) & 0x7FFF_FFFF
}

fn stat_value(vm: Vm, text: &str, size: Option<usize>) -> Value {
    let mode = if size.is_some() { 0o100_644 } else { 0o040_755 };
    let numbers = [mode, inode(text), 1, 1, 0, 0, size.unwrap_or(4096) as i64, 0, 0, 0];
    let items = numbers.iter().map(|number| vm.int(*number)).collect();
    allocate(&state::kept(vm, STAT), Tuple::new(items))
}

fn stat_of(vm: Vm, text: &str) -> Result<Value, i32> {
    file::size(vm, text).map(|size| stat_value(vm, text, size))
}

#[undropped]
async fn stat(vm: Vm, a: Vec<Value>) -> Res {
    if a[0].is_int() {
        let open = opened(vm, &a[0])?;
        return Ok(stat_value(vm, "", Some(open.len())));
    }
    let (path, text) = path_of(vm, &a[0]).await?;
    stat_of(vm, &text).map_err(failed(vm, &path))
}

#[undropped]
async fn access(vm: Vm, a: Vec<Value>) -> Res {
    let (_, text) = path_of(vm, &a[0]).await?;
    Ok(Value::bool(file::size(vm, &text).is_ok()))
}

/// The path of a folder, its text, and the names in it.
#[undropped]
async fn names(vm: Vm, value: &Value) -> Res<(Value, String, Vec<String>)> {
    let (path, text) = match value.is_none() {
        true => (vm.str("."), folder(vm)),
        false => path_of(vm, value).await?,
    };
    let names = file::list(vm, &text).map_err(failed(vm, &path))?;
    Ok((path, text, names))
}

/// A name of the kind that the path has.
fn like(vm: Vm, path: &Value, name: &str) -> Value {
    if path.kind() == Kind::Bytes { vm.bytes(name.as_bytes().to_vec()) } else { vm.str(name) }
}

#[undropped]
async fn listdir(vm: Vm, a: Vec<Value>) -> Res {
    let (path, _, names) = names(vm, &a[0]).await?;
    Ok(vm.list(names.iter().map(|name| like(vm, &path, name)).collect()))
}

#[undropped]
async fn scandir(vm: Vm, a: Vec<Value>) -> Res {
    let (path, text, names) = names(vm, &a[0]).await?;
    let shown = file::path_text(&path);
    let entry = |name: &String| {
        let joined = if shown.ends_with('/') { format!("{shown}{name}") } else { format!("{shown}/{name}") };
        let body = Entry {
            name: like(vm, &path, name),
            path: like(vm, &path, &joined),
            text: format!("{text}/{name}"),
        };
        allocate(&state::kept(vm, ENTRY), body)
    };
    let entries = names.iter().rev().map(entry).collect();
    Ok(allocate(&state::kept(vm, SCAN), Scan(Mut::new(entries))))
}

fn shut(scan: &Value) -> Res {
    drop(scan.body::<Scan>().0.take());
    Ok(Value::NONE)
}

#[undropped]
async fn entry_repr(vm: Vm, a: Vec<Value>) -> Res {
    let name = vm.repr_text(&a[0].body::<Entry>().name).await?;
    Ok(vm.string(format!("<DirEntry {name}>")))
}

#[undropped]
async fn mkdir(vm: Vm, a: Vec<Value>) -> Res {
    let (path, text) = path_of(vm, &a[0]).await?;
    file::make_folder(vm, &text).map_err(failed(vm, &path)).map(|()| Value::NONE)
}

#[undropped]
async fn rmdir(vm: Vm, a: Vec<Value>) -> Res {
    let (path, text) = path_of(vm, &a[0]).await?;
    file::remove_folder(vm, &text).map_err(failed(vm, &path)).map(|()| Value::NONE)
}

#[undropped]
async fn remove(vm: Vm, a: Vec<Value>) -> Res {
    let (path, text) = path_of(vm, &a[0]).await?;
    match file::remove(vm, &text) {
        // The address of a local socket is a name, and no file.
        Err(errno::ENOENT) if vm.kernel().unbind(&text) => Ok(Value::NONE),
        removed => removed.map_err(failed(vm, &path)).map(|()| Value::NONE),
    }
}

#[undropped]
async fn rename(vm: Vm, a: Vec<Value>) -> Res {
    let (path, from) = path_of(vm, &a[0]).await?;
    let (_, to) = path_of(vm, &a[1]).await?;
    file::rename(vm, &from, &to).map_err(failed(vm, &path)).map(|()| Value::NONE)
}

/// No file is a link to another.
#[undropped]
async fn readlink(vm: Vm, a: Vec<Value>) -> Res {
    let (path, text) = path_of(vm, &a[0]).await?;
    let number = file::size(vm, &text).map_or_else(|error| error, |_| errno::EINVAL);
    Err(errno::os_error(vm, number, Some(&path)))
}

/// What changes nothing but what is not kept of a file: it has to be there.
#[undropped]
async fn touched(vm: Vm, a: Vec<Value>) -> Res {
    let (path, text) = path_of(vm, &a[0]).await?;
    file::size(vm, &text).map_err(failed(vm, &path)).map(|_| Value::NONE)
}

#[undropped]
async fn open(vm: Vm, a: Vec<Value>) -> Res {
    let (path, text) = path_of(vm, &a[0]).await?;
    let flags = vm.index_i64(&a[1]).await?;
    file::open(vm, &text, access_of(flags)).map_err(failed(vm, &path)).map(|number| vm.int(number))
}

fn opened(vm: Vm, number: &Value) -> Res<Arc<Open>> {
    let open = number.as_i64().and_then(|number| file::opened(vm, number));
    open.ok_or_else(|| errno::os_error(vm, errno::EBADF, None))
}

fn close(vm: Vm, a: &[Value]) -> Res {
    match a[0].as_i64() {
        Some(number) if descriptors::close(vm, number) || file::shut(vm, number) => Ok(Value::NONE),
        _ => Err(errno::os_error(vm, errno::EBADF, None)),
    }
}

#[undropped]
async fn read(vm: Vm, a: Vec<Value>) -> Res {
    let Some(most) = crate::value::count(vm.index_i64(&a[1]).await?) else {
        return Err(errno::os_error(vm, errno::EINVAL, None));
    };
    if let Some(end) = a[0].as_i64().and_then(|number| descriptors::end(vm, number)) {
        return Ok(vm.bytes(super::pipes::read(vm, end, most).await?));
    }
    let bytes =
        opened(vm, &a[0])?.read(vm, Some(most)).map_err(|number| errno::os_error(vm, number, None))?;
    Ok(vm.bytes(bytes))
}

#[undropped]
async fn write(vm: Vm, a: Vec<Value>) -> Res {
    let Some(bytes) = a[1].as_bytes() else {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{class}'")));
    };
    if let Some(end) = a[0].as_i64().and_then(|number| descriptors::end(vm, number)) {
        return super::pipes::write(vm, end, &bytes).await.map(|count| vm.size(count));
    }
    opened(vm, &a[0])?.write(vm, &bytes).map_err(|number| errno::os_error(vm, number, None))?;
    Ok(vm.size(bytes.len()))
}

#[undropped]
async fn lseek(vm: Vm, a: Vec<Value>) -> Res {
    let (to, whence) = (vm.index_i64(&a[1]).await?, vm.index_i64(&a[2]).await?);
    let at = opened(vm, &a[0])?.seek(to, whence).map_err(|number| errno::os_error(vm, number, None))?;
    Ok(vm.size(at))
}

#[undropped]
async fn ftruncate(vm: Vm, a: Vec<Value>) -> Res {
    let size = usize::try_from(vm.index_i64(&a[1]).await?).map_err(|_| errno::EINVAL);
    let open = opened(vm, &a[0])?;
    size.and_then(|size| open.truncate(size)).map_err(|number| errno::os_error(vm, number, None))?;
    Ok(Value::NONE)
}
