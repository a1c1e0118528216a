//! Files: what the host lets a program read, and what a program writes, which stays in the machine's memory for its life.
//! `FileIO` reads and writes them (`fileio.c`).

use std::sync::Arc;

use super::{base, bytes_like, optional_number, optional_size, unsupported};
use crate::modules::sorted::Sorted;
use crate::modules::{errno, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::string::Str;
use crate::types::ty::SUBCLASSABLE;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

/// The content of a file, shared by all who have it open.
type Content = Arc<Mut<Vec<u8>>>;

/// The files and folders that are in memory.
#[derive(Default)]
pub(crate) struct Files(Mut<Tree>);

#[derive(Default)]
struct Tree {
    files: Sorted<String, Content>,
    folders: Sorted<String, ()>,
    /// Files of the host that a program has removed.
    removed: Sorted<String, ()>,
    open: Sorted<i64, Arc<Open>>,
    next: i64,
}

enum Source {
    Content(Content),
    /// One of the machine's own streams.
    Standard(u8),
}

/// An open file.
pub(crate) struct Open {
    source: Source,
    at: Mut<usize>,
    access: Access,
}

/// How a file is opened.
#[derive(Clone, Copy, Default)]
pub(crate) struct Access {
    pub(crate) read: bool,
    pub(crate) write: bool,
    pub(crate) append: bool,
    pub(crate) create: bool,
    pub(crate) exclusive: bool,
    pub(crate) truncate: bool,
}

/// A path from the root, without `.` and `..`.
pub(crate) fn normalized(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

fn tree<R>(vm: Vm, work: impl FnOnce(&mut Tree) -> R) -> R {
    state::of::<Files>(vm).0.with(work)
}

/// The content of a file that exists; one of the host is copied when it is first asked for.
fn content(vm: Vm, path: &str) -> Result<Content, i32> {
    if path.is_empty() {
        return Err(errno::ENOENT);
    }
    let name = normalized(path);
    let (known, is_removed) = tree(vm, |all| (all.files.get(&name).cloned(), all.removed.contains(&name)));
    if let Some(known) = known {
        return Ok(known);
    }
    if is_folder(vm, path) {
        return Err(errno::EISDIR);
    }
    if is_removed {
        return Err(errno::ENOENT);
    }
    let text = vm.interp().world.read_text(path).ok_or(errno::ENOENT)?;
    let made: Content = Arc::new(Mut::new(text.into_bytes()));
    tree(vm, |all| all.files.insert(name, made.clone()));
    Ok(made)
}

pub(crate) fn is_folder(vm: Vm, path: &str) -> bool {
    let name = normalized(path);
    let inside = format!("{name}/");
    name == "/"
        || tree(vm, |all| {
            all.folders.contains(&name) || all.files.keys().any(|file| file.starts_with(&inside))
        })
}

/// Whether the folder that something lies in is known not to be there: nobody but the program puts anything into a folder
/// that it has made. Which folders the host has, nobody knows.
fn lacks_parent(vm: Vm, path: &str) -> bool {
    let name = normalized(path);
    let parent = name.rsplit_once('/').map_or("", |(parent, _)| parent);
    if parent.is_empty() || is_folder(vm, parent) {
        return false;
    }
    let is_made = |folder: &str| tree(vm, |all| all.folders.contains(folder));
    parent.match_indices('/').any(|(at, _)| is_made(&parent[..at]))
}

/// The size of a file, or `None` for a folder.
pub(crate) fn size(vm: Vm, path: &str) -> Result<Option<usize>, i32> {
    if is_folder(vm, path) {
        return Ok(None);
    }
    content(vm, path).map(|content| Some(content.with(|bytes| bytes.len())))
}

/// The names in a folder, as far as they are in memory.
pub(crate) fn list(vm: Vm, path: &str) -> Result<Vec<String>, i32> {
    let name = normalized(path);
    if !is_folder(vm, path) {
        return Err(content(vm, path).map_or_else(|error| error, |_| errno::ENOTDIR));
    }
    let start = if name == "/" { name } else { format!("{name}/") };
    let mut names: Vec<String> = tree(vm, |all| {
        let inside = |path: &String| {
            path.strip_prefix(&start[..]).and_then(|rest| Some(rest.split('/').next()?.to_owned()))
        };
        all.files
            .keys()
            .chain(all.folders.keys())
            .filter_map(inside)
            .filter(|name| !name.is_empty())
            .collect()
    });
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

pub(crate) fn make_folder(vm: Vm, path: &str) -> Result<(), i32> {
    let name = normalized(path);
    if size(vm, path).is_ok() {
        return Err(errno::EEXIST);
    }
    if lacks_parent(vm, path) {
        return Err(errno::ENOENT);
    }
    tree(vm, |all| all.folders.insert(name, ()));
    Ok(())
}

pub(crate) fn remove_folder(vm: Vm, path: &str) -> Result<(), i32> {
    if !list(vm, path)?.is_empty() {
        return Err(errno::ENOTEMPTY);
    }
    tree(vm, |all| all.folders.remove(&normalized(path)));
    Ok(())
}

pub(crate) fn remove(vm: Vm, path: &str) -> Result<(), i32> {
    content(vm, path)?;
    let name = normalized(path);
    let old = tree(vm, |all| {
        all.removed.insert(name.clone(), ());
        all.files.remove(&name)
    });
    drop(old);
    Ok(())
}

pub(crate) fn rename(vm: Vm, from: &str, to: &str) -> Result<(), i32> {
    if is_folder(vm, from) {
        let (from, to) = (normalized(from), normalized(to));
        let moved = |path: &str| {
            let rest = path.strip_prefix(&from[..])?;
            (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
        };
        tree(vm, |all| {
            all.files.rename(|path| moved(path));
            all.folders.rename(|path| moved(path));
        });
        return Ok(());
    }
    let moved = content(vm, from)?;
    if is_folder(vm, to) {
        return Err(errno::EISDIR);
    }
    remove(vm, from)?;
    let old = tree(vm, |all| {
        all.removed.remove(&normalized(to));
        all.files.insert(normalized(to), moved)
    });
    drop(old);
    Ok(())
}

/// Opens a file; gives its descriptor.
pub(crate) fn open(vm: Vm, path: &str, access: Access) -> Result<i64, i32> {
    let content = match content(vm, path) {
        Ok(_) if access.exclusive => return Err(errno::EEXIST),
        Ok(known) => known,
        Err(errno::ENOENT) if access.create && !path.is_empty() && !lacks_parent(vm, path) => {
            let made = Content::default();
            let name = normalized(path);
            tree(vm, |all| all.files.insert(name, made.clone()));
            made
        }
        Err(error) => return Err(error),
    };
    if access.truncate {
        content.set(Vec::new());
    }
    let at = if access.append { content.with(|bytes| bytes.len()) } else { 0 };
    let opened = Arc::new(Open { source: Source::Content(content), at: Mut::new(at), access });
    let number = new_number(vm);
    tree(vm, |all| all.open.insert(number, opened));
    Ok(number)
}

/// A number that no descriptor has had.
pub(crate) fn new_number(vm: Vm) -> i64 {
    tree(vm, |all| {
        let number = all.next.max(3);
        all.next = number + 1;
        number
    })
}

/// The open file of a descriptor.
pub(crate) fn opened(vm: Vm, number: i64) -> Option<Arc<Open>> {
    if let 0..=2 = number {
        let access = Access { read: number == 0, write: number > 0, ..Access::default() };
        return Some(Arc::new(Open { source: Source::Standard(number as u8), at: Mut::new(0), access }));
    }
    tree(vm, |all| all.open.get(&number).cloned())
}

/// Closes a descriptor; false if there is no such one.
pub(crate) fn shut(vm: Vm, number: i64) -> bool {
    let old = tree(vm, |all| all.open.remove(&number));
    (0..=2).contains(&number) || old.is_some()
}

impl Open {
    pub(crate) fn is_standard(&self) -> bool {
        matches!(self.source, Source::Standard(_))
    }

    pub(crate) fn len(&self) -> usize {
        match &self.source {
            Source::Content(content) => content.with(|bytes| bytes.len()),
            Source::Standard(_) => 0,
        }
    }

    pub(crate) fn read(&self, vm: Vm, most: Option<usize>) -> Result<Vec<u8>, i32> {
        if !self.access.read {
            return Err(errno::EBADF);
        }
        let Source::Content(content) = &self.source else {
            return Ok(vm.interp().world.read_line().into_bytes());
        };
        let at = self.at.get();
        let taken = content.with(|bytes| {
            let rest = bytes.get(at..).unwrap_or_default();
            rest[..most.unwrap_or(rest.len()).min(rest.len())].to_vec()
        });
        self.at.set(at + taken.len());
        Ok(taken)
    }

    pub(crate) fn write(&self, vm: Vm, given: &[u8]) -> Result<(), i32> {
        if !self.access.write {
            return Err(errno::EBADF);
        }
        let content = match &self.source {
            Source::Content(content) => content,
            Source::Standard(stream) => {
                vm.tell_line();
                vm.interp().world.write(*stream, given);
                return Ok(());
            }
        };
        let at = if self.access.append { self.len() } else { self.at.get() };
        content.with(|bytes| {
            if at > bytes.len() {
                bytes.resize(at, 0);
            }
            let covered = given.len().min(bytes.len() - at);
            bytes[at..at + covered].copy_from_slice(&given[..covered]);
            bytes.extend_from_slice(&given[covered..]);
        });
        self.at.set(at + given.len());
        Ok(())
    }

    pub(crate) fn seek(&self, to: i64, whence: i64) -> Result<usize, i32> {
        const ESPIPE: i32 = 29;
        if self.is_standard() {
            return Err(ESPIPE);
        }
        let from = match whence {
            0 => 0,
            1 => self.at.get(),
            2 => self.len(),
            _ => return Err(errno::EINVAL),
        };
        let at =
            (from as i64).checked_add(to).and_then(|at| usize::try_from(at).ok()).ok_or(errno::EINVAL)?;
        self.at.set(at);
        Ok(at)
    }

    pub(crate) fn truncate(&self, size: usize) -> Result<(), i32> {
        if !self.access.write {
            return Err(errno::EINVAL);
        }
        if let Source::Content(content) = &self.source {
            content.with(|bytes| bytes.resize(size, 0));
        }
        Ok(())
    }
}

/// The body of `FileIO`.
struct FileIo {
    open: Mut<Option<(i64, Arc<Open>)>>,
    closefd: Mut<bool>,
    mode: Mut<&'static str>,
}

impl Body for FileIo {
    const KIND: Kind = Kind::Other;
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let parent = state::kept(vm, base::RAW);
    let class =
        crate::modules::new_class(vm, "_io", "_io.FileIO", &parent, Info::extended::<FileIo>(), SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("__init__", "self, file, mode=?, closefd=True, opener=None", waits!(init))
        .wait("read", "self, size=-1, /", waits!(read))
        .wait("readall", "self, /", waits!(readall))
        .sync("readinto", "self, buffer, /", readinto)
        .sync("write", "self, b, /", write)
        .wait("seek", "self, pos, whence=0, /", waits!(seek))
        .sync("tell", "self, /", |vm, a| raised(vm, opened_file(vm, &a[0])?.seek(0, 1)).map(|at| vm.size(at)))
        .wait("truncate", "self, size=None, /", waits!(truncate))
        .sync("close", "self, /", close)
        .sync("fileno", "self, /", |vm, a| number(vm, &a[0]).map(|number| vm.int(number)))
        .sync("isatty", "self, /", |vm, a| opened_file(vm, &a[0]).map(|_| Value::FALSE))
        .sync("readable", "self, /", |vm, a| opened_file(vm, &a[0]).map(|open| Value::bool(open.access.read)))
        .sync("writable", "self, /", |vm, a| {
            opened_file(vm, &a[0]).map(|open| Value::bool(open.access.write))
        })
        .sync("seekable", "self, /", |vm, a| {
            opened_file(vm, &a[0]).map(|open| Value::bool(!open.is_standard()))
        })
        .sync("_isatty_open_only", "self, /", |_, _| Ok(Value::FALSE))
        .wait("__repr__", "self, /", waits!(repr))
        .get("closed", |_, this| Ok(Value::bool(body(this).open.with(|open| open.is_none()))))
        .get("closefd", |_, this| Ok(Value::bool(body(this).closefd.get())))
        .get("mode", |vm, this| Ok(vm.str(body(this).mode.get())))
        .get("_blksize", |vm, _| Ok(vm.size(super::BUFFER_SIZE)));
    state::keep(vm, "_io.FileIO", &class);
    m.value("FileIO", class);
}

fn body(this: &Value) -> &FileIo {
    this.body()
}

fn opened_file(vm: Vm, this: &Value) -> Res<Arc<Open>> {
    let open = body(this).open.get();
    open.map(|(_, open)| open).ok_or_else(|| vm.value_error("I/O operation on closed file"))
}

fn number(vm: Vm, this: &Value) -> Res<i64> {
    let open = body(this).open.get();
    open.map(|(number, _)| number).ok_or_else(|| vm.value_error("I/O operation on closed file"))
}

fn raised<T>(vm: Vm, result: Result<T, i32>) -> Res<T> {
    result.map_err(|number| errno::os_error(vm, number, None))
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    let file = FileIo { open: Mut::new(None), closefd: Mut::new(true), mode: Mut::new("rb") };
    Ok(allocate(&a[0], file))
}

/// What a mode such as `r+` asks for, and the name that `mode` then has.
fn access_of(vm: Vm, mode: &str) -> Res<(Access, &'static str)> {
    let wrong = || vm.value_error(format!("invalid mode: {mode}"));
    if mode.chars().any(|letter| !"rwaxb+".contains(letter)) {
        return Err(wrong());
    }
    let kinds: Vec<char> = mode.chars().filter(|letter| "rwax".contains(*letter)).collect();
    let &[kind] = &kinds[..] else {
        let message = "Must have exactly one of create/read/write/append mode and at most one plus";
        return Err(vm.value_error(message));
    };
    let plus = mode.contains('+');
    let access = Access {
        read: kind == 'r' || plus,
        write: kind != 'r' || plus,
        append: kind == 'a',
        create: kind != 'r',
        exclusive: kind == 'x',
        truncate: kind == 'w',
    };
    let shown = match (kind, plus) {
        ('x', false) => "xb",
        ('x', true) => "xb+",
        ('a', false) => "ab",
        ('a', true) => "ab+",
        ('w', false) => "wb",
        (_, true) => "rb+",
        _ => "rb",
    };
    Ok((access, shown))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let mode =
        if a[2].is_missing() { "r".to_owned() } else { vm.expect_text(&a[2], "FileIO() argument 'mode'")? };
    let (access, shown) = access_of(vm, &mode)?;
    let closefd = vm.truth(&a[3]).await?;
    let number = match a[1].is_int() {
        true => vm.index_i64(&a[1]).await?,
        false if !closefd => return Err(vm.value_error("Cannot use closefd=False with file name")),
        false => {
            let path = crate::modules::posix::fspath_of(vm, &a[1]).await?;
            if a[4].is_none() {
                let text = crate::modules::posix::from_folder(vm, path_text(&path));
                open(vm, &text, access).map_err(|number| errno::os_error(vm, number, Some(&a[1])))?
            } else {
                let flags = crate::modules::posix::flags_of(access);
                let number = vm.call(&a[4], vec![a[1].clone(), vm.int(flags)]).await?;
                vm.index_i64(&number).await?
            }
        }
    };
    if number < 0 {
        return Err(vm.value_error("negative file descriptor"));
    }
    let Some(opened) = opened(vm, number) else { return Err(errno::os_error(vm, errno::EBADF, Some(&a[1]))) };
    let file = body(&a[0]);
    file.open.set(Some((number, opened)));
    file.closefd.set(closefd);
    file.mode.set(shown);
    if let Some(ext) = a[0].ext() {
        ext.set(vm, &vm.names().name, a[1].clone());
    }
    Ok(Value::NONE)
}

/// The text of a path that is `str` or `bytes`.
pub(crate) fn path_text(path: &Value) -> String {
    match path.get::<Str>() {
        Some(text) => text.lossy().into_owned(),
        None => String::from_utf8_lossy(&path.as_bytes().unwrap_or_default()).into_owned(),
    }
}

fn not_open_for(vm: Vm, action: &str) -> Raise {
    unsupported(vm, &format!("File not open for {action}"))
}

fn readable(vm: Vm, this: &Value) -> Res<Arc<Open>> {
    let open = opened_file(vm, this)?;
    if open.access.read { Ok(open) } else { Err(not_open_for(vm, "reading")) }
}

#[undropped]
async fn read(vm: Vm, a: Vec<Value>) -> Res {
    let size = optional_size(vm, &a[1]).await?;
    let open = readable(vm, &a[0])?;
    raised(vm, open.read(vm, size)).map(|bytes| vm.bytes(bytes))
}

#[undropped]
async fn readall(vm: Vm, a: Vec<Value>) -> Res {
    let open = readable(vm, &a[0])?;
    raised(vm, open.read(vm, None)).map(|bytes| vm.bytes(bytes))
}

fn readinto(vm: Vm, a: &[Value]) -> Res {
    let open = readable(vm, &a[0])?;
    super::fill_object(vm, &a[1], &[])?;
    let bytes = raised(vm, open.read(vm, Some(super::room(&a[1]))))?;
    Ok(vm.size(super::fill_object(vm, &a[1], &bytes)?))
}

fn write(vm: Vm, a: &[Value]) -> Res {
    let open = opened_file(vm, &a[0])?;
    if !open.access.write {
        return Err(not_open_for(vm, "writing"));
    }
    let bytes = bytes_like(vm, &a[1])?;
    raised(vm, open.write(vm, &bytes)).map(|()| vm.size(bytes.len()))
}

#[undropped]
async fn seek(vm: Vm, a: Vec<Value>) -> Res {
    let (to, whence) = (vm.index_i64(&a[1]).await?, vm.index_i64(&a[2]).await?);
    let open = opened_file(vm, &a[0])?;
    raised(vm, open.seek(to, whence)).map(|at| vm.size(at))
}

#[undropped]
async fn truncate(vm: Vm, a: Vec<Value>) -> Res {
    let size = optional_number(vm, &a[1]).await?;
    let open = opened_file(vm, &a[0])?;
    if !open.access.write {
        return Err(not_open_for(vm, "writing"));
    }
    let size = match size {
        None => raised(vm, open.seek(0, 1))?,
        Some(size) => raised(vm, usize::try_from(size).map_err(|_| errno::EINVAL))?,
    };
    raised(vm, open.truncate(size)).map(|()| vm.size(size))
}

fn close(vm: Vm, a: &[Value]) -> Res {
    let file = body(&a[0]);
    let old: Option<(i64, Arc<Open>)> = file.open.take();
    if let Some((number, _)) = &old
        && file.closefd.get()
    {
        shut(vm, *number);
    }
    Ok(Value::NONE)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let file = body(&a[0]);
    let name: Slot = a[0].ext().and_then(|ext| ext.get(&vm.names().name));
    let Some((number, _)) = file.open.get() else { return Ok(vm.str("<_io.FileIO [closed]>")) };
    let what = match name {
        Some(name) => format!("name={}", vm.repr_text(&name).await?),
        None => format!("fd={number}"),
    };
    let closefd = if file.closefd.get() { "True" } else { "False" };
    Ok(vm.string(format!("<_io.FileIO {what} mode='{}' closefd={closefd}>", file.mode.get())))
}
