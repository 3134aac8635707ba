//! A stand-in for systemd-logind on a test's own message bus: tells of sleep and of a locked session, and knows who
//! asked that sleep wait.

use std::io::Read as _;
use std::os::fd::OwnedFd as SystemFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use zbus::blocking::{Connection, connection};
use zbus::zvariant::{ObjectPath, OwnedFd, OwnedObjectPath};

const NAME: &str = "org.freedesktop.login1";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
/// How logind writes the path of session 1.
const SESSION_PATH: &str = "/org/freedesktop/login1/session/_31";
const OWN_SESSION_PATH: &str = "/org/freedesktop/login1/session/auto";

/// The stand-in, on the bus for as long as it lives.
#[derive(Debug)]
pub struct Logind {
    connection: Connection,
    delays: Delays,
}

/// Our ends of the pipes that were given out; the other end is closed by whoever lets the computer sleep.
#[derive(Debug, Clone, Default)]
struct Delays(Arc<Mutex<Vec<UnixStream>>>);

struct Manager(Delays);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> zbus::fdo::Result<OwnedFd> {
        if (what, mode) != ("sleep", "delay") {
            return Err(zbus::fdo::Error::InvalidArgs(format!("{what} {who} {why} {mode}")));
        }
        let (ours, theirs) =
            UnixStream::pair().map_err(|error| zbus::fdo::Error::Failed(error.to_string()))?;
        self.0.lock().push(ours);
        Ok(SystemFd::from(theirs).into())
    }

    #[expect(clippy::unused_self, reason = "a method of the interface")]
    fn get_session(&self, id: &str) -> zbus::fdo::Result<OwnedObjectPath> {
        if id == "1" {
            Ok(ObjectPath::from_static_str_unchecked(SESSION_PATH).into())
        } else {
            Err(zbus::fdo::Error::InvalidArgs(id.to_owned()))
        }
    }
}

struct Session;

#[zbus::interface(name = "org.freedesktop.login1.Session")]
impl Session {
    #[zbus(property)]
    #[expect(clippy::unused_self, reason = "a property of the interface")]
    fn id(&self) -> &'static str {
        "1"
    }
}

impl Delays {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<UnixStream>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Logind {
    /// Takes logind's name on the bus at `address`.
    pub fn on(address: &str) -> Self {
        let delays = Delays::default();
        let connection = connection::Builder::address(address)
            .and_then(|builder| builder.name(NAME))
            .and_then(|builder| builder.serve_at(MANAGER_PATH, Manager(delays.clone())))
            .and_then(|builder| builder.serve_at(OWN_SESSION_PATH, Session))
            .and_then(connection::Builder::build)
            .expect("logind's name is free on the bus of a test");
        Self { connection, delays }
    }

    /// Waits until somebody has asked that sleep wait.
    pub fn until_sleep_is_delayed(&self) {
        let begun = Instant::now();
        while self.delays.lock().is_empty() {
            assert!(begun.elapsed() < Duration::from_secs(20), "nobody asked that sleep wait");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Says that the computer is about to sleep, and waits until everybody who asked for a delay lets it.
    pub fn sleep(&self) {
        self.prepare_for_sleep(true);
        let delays = std::mem::take(&mut *self.delays.lock());
        for mut delay in delays {
            // logind itself waits five seconds; a test build on a busy machine gets longer.
            delay.set_read_timeout(Some(Duration::from_secs(20))).expect("a time-out above zero");
            let end = delay.read(&mut [0]).expect("sleep is let happen in time");
            assert_eq!(end, 0, "nothing is ever written to the pipe");
        }
    }

    /// Says that the computer is awake again.
    pub fn wake(&self) {
        self.prepare_for_sleep(false);
    }

    /// Says that this session's screen is to be locked.
    pub fn lock_session(&self) {
        self.tell(SESSION_PATH, SESSION, "Lock", &());
    }

    fn prepare_for_sleep(&self, begins: bool) {
        self.tell(MANAGER_PATH, MANAGER, "PrepareForSleep", &begins);
    }

    fn tell<B>(&self, path: &str, interface: &str, signal: &str, body: &B)
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        let told = self.connection.emit_signal(None::<&str>, path, interface, signal, body);
        told.expect("a signal can be sent");
    }
}
