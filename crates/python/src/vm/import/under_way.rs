//! Imports that are under way (`Lib/importlib/_bootstrap.py`, `_ModuleLock`): a thread that wants a module waits until the
//! thread that imports it is done, unless that one waits for this one.

use crate::vm::waited::Waited;
use std::collections::HashMap;
use trace::Wait;

use sync::{AtomicU32, Ordering};

use crate::object::Mut;
use crate::vm::{Res, Vm};

/// Which thread imports which modules, and which it waits for.
#[derive(Default)]
pub(crate) struct Imports {
    state: Mut<State>,
    /// Changes whenever an import ends.
    ended: AtomicU32,
}

#[derive(Default)]
struct State {
    /// By module: the thread, and how often it has begun, since packages and their modules import each other in rings.
    owners: HashMap<String, (u32, u32)>,
    /// By thread: the module that it waits for.
    waiting: HashMap<u32, String>,
}

/// What a thread that wants to import a module has to do.
enum Begun {
    Import,
    /// Another thread imports it and waits for this one: this one goes on with what is there.
    GoOn,
    Wait,
}

impl State {
    fn begin(&mut self, thread: u32, name: &str) -> Begun {
        match self.owners.get_mut(name) {
            Some((owner, times)) if *owner == thread => {
                *times += 1;
                return Begun::Import;
            }
            None => {
                self.owners.insert(name.to_owned(), (thread, 1));
                return Begun::Import;
            }
            Some(_) => {}
        }
        if self.is_ring(thread, name) {
            return Begun::GoOn;
        }
        self.waiting.insert(thread, name.to_owned());
        Begun::Wait
    }

    /// Whether a thread would wait for itself, if it waited for a module.
    fn is_ring(&self, thread: u32, module: &str) -> bool {
        let mut module = module;
        loop {
            let Some((owner, _)) = self.owners.get(module) else { return false };
            if *owner == thread {
                return true;
            }
            let Some(next) = self.waiting.get(owner) else { return false };
            module = next;
        }
    }
}

impl Imports {
    /// Whether any import is under way.
    pub(crate) fn is_any(&self) -> bool {
        self.state.with(|state| !state.owners.is_empty())
    }
}

/// An import that this thread has begun; it ends when this is dropped.
pub(super) struct UnderWay {
    vm: Vm,
    /// `None` if another thread imports it.
    name: Option<String>,
}

/// Begins to import a module, after other threads have ended with it.
#[undropped]
pub(super) async fn begin(vm: Vm, name: &str) -> Res<UnderWay> {
    let (imports, thread) = (&vm.interp().imports, vm.thread().number);
    loop {
        let ended = imports.ended.load(Ordering::Acquire);
        let begun = imports.state.with(|state| state.begin(thread, name));
        match begun {
            Begun::Import => return Ok(UnderWay { vm, name: Some(name.to_owned()) }),
            Begun::GoOn => return Ok(UnderWay { vm, name: None }),
            Begun::Wait => {}
        }
        vm.park(Waited::on(Wait::Mutex), &imports.ended, ended, f64::INFINITY).await.inspect_err(|_| {
            imports.state.with(|state| state.waiting.remove(&thread));
        })?;
        imports.state.with(|state| state.waiting.remove(&thread));
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let Some(name) = &self.name else { return };
        let imports = &self.vm.interp().imports;
        let is_over = imports.state.with(|state| match state.owners.get_mut(name) {
            Some((_, times)) if *times > 1 => {
                *times -= 1;
                false
            }
            _ => state.owners.remove(name).is_some(),
        });
        if is_over {
            imports.ended.fetch_add(1, Ordering::Release);
            self.vm.unpark(&imports.ended, u32::MAX);
        }
    }
}
