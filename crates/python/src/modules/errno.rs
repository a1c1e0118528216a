//! The module `errno` (`Modules/errnomodule.c`): the numbers of errors as Linux has them, and what they mean.

use crate::types::Methods;
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::{Raise, Vm};

pub(crate) const ENOENT: i32 = 2;
pub(crate) const EBADF: i32 = 9;
pub(crate) const EAGAIN: i32 = 11;
pub(crate) const EEXIST: i32 = 17;
pub(crate) const EMFILE: i32 = 24;
pub(crate) const ENOSPC: i32 = 28;
pub(crate) const ESRCH: i32 = 3;
pub(crate) const ECHILD: i32 = 10;
pub(crate) const ENOSYS: i32 = 38;
pub(crate) const ENOTDIR: i32 = 20;
pub(crate) const EISDIR: i32 = 21;
pub(crate) const EINVAL: i32 = 22;
pub(crate) const EPIPE: i32 = 32;
pub(crate) const ENOTEMPTY: i32 = 39;

/// Name, number and meaning, without those of devices and of systems that are long gone, which would be a tenth of a percent of the
/// wasm module; of several names of a number, the last is the one that `errorcode` has.
#[rustfmt::skip]
const ERRORS: &[(&str, i32, &str)] = &[
    ("EPERM", 1, "Operation not permitted"),
    ("ENOENT", 2, "No such file or directory"),
    ("ESRCH", 3, "No such process"),
    ("EINTR", 4, "Interrupted system call"),
    ("EIO", 5, "Input/output error"),
    ("ENXIO", 6, "No such device or address"),
    ("E2BIG", 7, "Argument list too long"),
    ("ENOEXEC", 8, "Exec format error"),
    ("EBADF", 9, "Bad file descriptor"),
    ("ECHILD", 10, "No child processes"),
    ("EWOULDBLOCK", 11, "Resource temporarily unavailable"),
    ("EAGAIN", 11, "Resource temporarily unavailable"),
    ("ENOMEM", 12, "Cannot allocate memory"),
    ("EACCES", 13, "Permission denied"),
    ("EFAULT", 14, "Bad address"),
    ("ENOTBLK", 15, "Block device required"),
    ("EBUSY", 16, "Device or resource busy"),
    ("EEXIST", 17, "File exists"),
    ("EXDEV", 18, "Invalid cross-device link"),
    ("ENODEV", 19, "No such device"),
    ("ENOTDIR", 20, "Not a directory"),
    ("EISDIR", 21, "Is a directory"),
    ("EINVAL", 22, "Invalid argument"),
    ("ENFILE", 23, "Too many open files in system"),
    ("EMFILE", 24, "Too many open files"),
    ("ENOTTY", 25, "Inappropriate ioctl for device"),
    ("ETXTBSY", 26, "Text file busy"),
    ("EFBIG", 27, "File too large"),
    ("ENOSPC", 28, "No space left on device"),
    ("ESPIPE", 29, "Illegal seek"),
    ("EROFS", 30, "Read-only file system"),
    ("EMLINK", 31, "Too many links"),
    ("EPIPE", 32, "Broken pipe"),
    ("EDOM", 33, "Numerical argument out of domain"),
    ("ERANGE", 34, "Numerical result out of range"),
    ("EDEADLK", 35, "Resource deadlock avoided"),
    ("EDEADLOCK", 35, "Resource deadlock avoided"),
    ("ENAMETOOLONG", 36, "File name too long"),
    ("ENOLCK", 37, "No locks available"),
    ("ENOSYS", 38, "Function not implemented"),
    ("ENOTEMPTY", 39, "Directory not empty"),
    ("ELOOP", 40, "Too many levels of symbolic links"),
    ("ENOMSG", 42, "No message of desired type"),
    ("EIDRM", 43, "Identifier removed"),
    ("ENODATA", 61, "No data available"),
    ("EPROTO", 71, "Protocol error"),
    ("EBADMSG", 74, "Bad message"),
    ("EOVERFLOW", 75, "Value too large for defined data type"),
    ("EBADFD", 77, "File descriptor in bad state"),
    ("EILSEQ", 84, "Invalid or incomplete multibyte or wide character"),
    ("EUSERS", 87, "Too many users"),
    ("ENOTSOCK", 88, "Socket operation on non-socket"),
    ("EDESTADDRREQ", 89, "Destination address required"),
    ("EMSGSIZE", 90, "Message too long"),
    ("EPROTOTYPE", 91, "Protocol wrong type for socket"),
    ("ENOPROTOOPT", 92, "Protocol not available"),
    ("EPROTONOSUPPORT", 93, "Protocol not supported"),
    ("ESOCKTNOSUPPORT", 94, "Socket type not supported"),
    ("EOPNOTSUPP", 95, "Operation not supported"),
    ("ENOTSUP", 95, "Operation not supported"),
    ("EPFNOSUPPORT", 96, "Protocol family not supported"),
    ("EAFNOSUPPORT", 97, "Address family not supported by protocol"),
    ("EADDRINUSE", 98, "Address already in use"),
    ("EADDRNOTAVAIL", 99, "Cannot assign requested address"),
    ("ENETDOWN", 100, "Network is down"),
    ("ENETUNREACH", 101, "Network is unreachable"),
    ("ENETRESET", 102, "Network dropped connection on reset"),
    ("ECONNABORTED", 103, "Software caused connection abort"),
    ("ECONNRESET", 104, "Connection reset by peer"),
    ("ENOBUFS", 105, "No buffer space available"),
    ("EISCONN", 106, "Transport endpoint is already connected"),
    ("ENOTCONN", 107, "Transport endpoint is not connected"),
    ("ESHUTDOWN", 108, "Cannot send after transport endpoint shutdown"),
    ("ETOOMANYREFS", 109, "Too many references: cannot splice"),
    ("ETIMEDOUT", 110, "Connection timed out"),
    ("ECONNREFUSED", 111, "Connection refused"),
    ("EHOSTDOWN", 112, "Host is down"),
    ("EHOSTUNREACH", 113, "No route to host"),
    ("EALREADY", 114, "Operation already in progress"),
    ("EINPROGRESS", 115, "Operation now in progress"),
    ("ESTALE", 116, "Stale file handle"),
    ("EDQUOT", 122, "Disk quota exceeded"),
];

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let codes = Dict::default();
    let codes = vm.new_dict(codes);
    for (name, number, _) in ERRORS {
        let (name, number) = (vm.intern_str(name), vm.int(i64::from(*number)));
        m.value(vm.text(&name), number.clone());
        insert(vm, &codes, number, name);
    }
    m.value("errorcode", codes);
}

/// Puts a number into a dict: its hash is the number itself.
fn insert(vm: Vm, dict: &Value, number: Value, name: Value) {
    let Some(Ok(hash)) = crate::vm::ops::hash_quick(vm, &number) else { return };
    let table = &dict.body::<Dict>().table;
    let old = table.with(|table| {
        let known = table.iter().position(|entry| entry.key.is(&number));
        match known.and_then(|at| table.entry_mut(at)) {
            Some(entry) => Some(std::mem::replace(&mut entry.value, name)),
            None => {
                table.insert_new(hash, number, name);
                None
            }
        }
    });
    drop(old);
}

/// What an error number means.
pub(crate) fn meaning(number: i32) -> String {
    let known = ERRORS.iter().find(|(_, known, _)| *known == number);
    known.map_or_else(|| format!("Unknown error {number}"), |(.., meaning)| (*meaning).to_owned())
}

/// An `OSError` of a number; the number decides about its class.
pub(crate) fn os_error(vm: Vm, number: i32, filename: Option<&Value>) -> Raise {
    let args = [vm.int(i64::from(number)), vm.string(meaning(number))].into_iter().chain(filename.cloned());
    vm.raise_args(&vm.classes().os_error, args.collect())
}

/// An `OSError` of a number that says in its own words what cannot be done, and what can.
pub(crate) fn refused(vm: Vm, number: i32, words: &str) -> Raise {
    vm.raise_args(&vm.classes().os_error, vec![vm.int(i64::from(number)), vm.str(words)])
}
