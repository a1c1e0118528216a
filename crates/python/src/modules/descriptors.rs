//! Streams of bytes by their descriptors: what `socketpair` and `pipe` give, and what `select` waits for. The streams themselves lie
//! in the kernel, so that processes can share them.

use trace::Wait;

use super::deadline::Deadline;
use super::errno::EPIPE;
use super::sorted::Sorted;
use super::{io, state};
use crate::kernel::{Kernel, Side, Token};
use crate::object::Mut;
use crate::vm::waited::Waited;
use crate::vm::{Res, Vm};

/// An end of a stream that goes one way or both.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct End(Token);

#[derive(Default)]
struct Descriptors(Mut<Sorted<i64, End>>);

fn all(vm: Vm) -> &'static Mut<Sorted<i64, End>> {
    &state::of::<Descriptors>(vm).0
}

impl End {
    /// What lies ready to be read, but no more than asked for: nothing at the end of the stream, `None` if it is not
    /// there yet. `peek` leaves it there.
    pub(crate) fn read(self, vm: Vm, most: usize, peek: bool) -> Option<Vec<u8>> {
        match self.0.incoming() {
            Some(stream) => vm.heard(vm.kernel().read(stream, most, peek)),
            None => Some(Vec::new()),
        }
    }

    /// Takes as many bytes as there is room for, which may be none; an error number if nobody can read them.
    pub(crate) fn write(self, vm: Vm, bytes: &[u8]) -> Result<usize, i32> {
        match self.0.outgoing() {
            Some(stream) => vm.heard(vm.kernel().write(stream, bytes)),
            None => Err(EPIPE),
        }
    }

    pub(crate) fn can_read(self, vm: Vm) -> bool {
        self.0.incoming().is_some_and(|stream| vm.kernel().can_read(stream))
    }

    pub(crate) fn can_write(self, vm: Vm) -> bool {
        self.0.outgoing().is_some_and(|stream| vm.kernel().can_write(stream))
    }

    /// Whether the other end is gone.
    pub(crate) fn is_hung_up(self, vm: Vm) -> bool {
        let is_gone = |side| move |stream| vm.kernel().is_hung_up(stream, side);
        self.0.incoming().is_none_or(is_gone(Side::Reads))
            && self.0.outgoing().is_none_or(is_gone(Side::Writes))
    }

    pub(crate) fn shut(self, vm: Vm, side: Side) {
        let stream = if side == Side::Reads { self.0.incoming() } else { self.0.outgoing() };
        if let Some(stream) = stream {
            vm.kernel().shut(stream, side);
            vm.interp().life.wake();
        }
    }

    /// Looks until it finds what it looks for, and waits for changes of one side; false if it takes too long.
    #[undropped]
    pub(crate) async fn wait(
        self,
        vm: Vm,
        side: Side,
        until: Deadline,
        look: &mut dyn FnMut() -> Res<bool>,
    ) -> Res<bool> {
        let stream = if side == Side::Reads { self.0.incoming() } else { self.0.outgoing() };
        let word = stream.map(Kernel::changed_word);
        loop {
            let mark = word.map_or(0, |word| vm.kernel().shared.load(word));
            if look()? {
                return Ok(true);
            }
            let (Some(left), Some(word)) = (until.left_ms(vm), word) else { return Ok(false) };
            vm.park_shared(Waited::on(Wait::Message), word, mark, left).await?;
        }
    }
}

impl Vm {
    /// What came of something that others may have waited for.
    pub(crate) fn heard<T>(self, outcome: T) -> T {
        self.interp().life.wake();
        outcome
    }
}

/// Looks, and again after each change of any stream; until it finds what it looks for, or it takes too long.
#[undropped]
pub(crate) async fn watch(vm: Vm, until: Deadline, look: &mut dyn FnMut() -> bool) -> Res<()> {
    let kernel = vm.kernel();
    kernel.watch(true);
    let word = Kernel::changes_word();
    let found = loop {
        let mark = kernel.shared.load(word);
        if look() {
            break Ok(());
        }
        let Some(left) = until.left_ms(vm) else { break Ok(()) };
        if let Err(raise) = vm.park_shared(Waited::on(Wait::Message), word, mark, left).await {
            break Err(raise);
        }
    };
    kernel.watch(false);
    found
}

fn add(vm: Vm, token: Token) -> i64 {
    let number = io::file::new_number(vm);
    all(vm).with(|ends| ends.insert(number, End(token)));
    number
}

/// Both ends of a stream that goes both ways; `None` if there is no room.
pub(crate) fn pair(vm: Vm) -> Option<(i64, i64)> {
    let (there, back) = (vm.kernel().stream()?, vm.kernel().stream()?);
    Some((add(vm, Token::new(Some(back), Some(there))), add(vm, Token::new(Some(there), Some(back)))))
}

/// The reading end and the writing end of a stream that goes one way; `None` if there is no room.
pub(crate) fn pipe(vm: Vm) -> Option<(i64, i64)> {
    let stream = vm.kernel().stream()?;
    Some((add(vm, Token::new(Some(stream), None)), add(vm, Token::new(None, Some(stream)))))
}

/// The end that a descriptor is of.
pub(crate) fn end(vm: Vm, number: i64) -> Option<End> {
    all(vm).with(|ends| ends.get(&number).copied())
}

/// Another descriptor of the same end.
pub(crate) fn duplicate(vm: Vm, number: i64) -> Option<i64> {
    Some(add(vm, end(vm, number)?.0))
}

/// What a descriptor is of, for another process.
pub(crate) fn token(vm: Vm, number: i64) -> Option<Token> {
    Some(end(vm, number)?.0)
}

/// A descriptor of ends that this process has got from another one.
pub(crate) fn given(vm: Vm, token: Token) -> i64 {
    add(vm, token)
}

/// Closes a descriptor; false if there is no such one.
pub(crate) fn close(vm: Vm, number: i64) -> bool {
    let Some(End(closed)) = all(vm).with(|ends| ends.remove(&number)) else { return false };
    let is_left = |same: &dyn Fn(Token) -> bool| all(vm).with(|ends| ends.values().any(|end| same(end.0)));
    if let Some(stream) = closed.incoming().filter(|_| !is_left(&|end| end.incoming() == closed.incoming())) {
        vm.kernel().lose(stream, Side::Reads);
    }
    if let Some(stream) = closed.outgoing().filter(|_| !is_left(&|end| end.outgoing() == closed.outgoing())) {
        vm.kernel().lose(stream, Side::Writes);
    }
    vm.interp().life.wake();
    true
}
