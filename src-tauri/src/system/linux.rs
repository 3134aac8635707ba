//! Linux: logind on the system bus, the screensavers on the session bus.

use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Message, Type};
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, names::InterfaceName};

use super::{Listener, SystemSignals};

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
/// The session of whoever asks, also where a program is no child of it (systemd 243 and later).
const OWN_SESSION_PATH: &str = "/org/freedesktop/login1/session/auto";

/// Those that tell `ActiveChanged` in the manner of the freedesktop interface.
const SCREENSAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

/// systemd-logind, or elogind, which speaks the same interface.
pub(super) struct Logind;

impl SystemSignals for Logind {
    const NAME: &'static str = "logind";

    fn listen(self, listener: &dyn Listener) -> Result<(), Box<dyn std::error::Error>> {
        let bus = Connection::system()?;
        let messages = MessageIterator::from(&bus);
        let rules = DBusProxy::new(&bus)?;
        rules
            .add_match_rule(signal().sender(LOGIN)?.interface(MANAGER)?.member("PrepareForSleep")?.build())?;
        // A computer without a session of logind's own still tells of sleep.
        let session = own_session(&bus).ok();
        if let Some(session) = &session {
            let rule = signal().sender(LOGIN)?.path(session)?.interface(SESSION)?.member("Lock")?;
            rules.add_match_rule(rule.build())?;
        }

        let mut delay = delay_sleep(&bus);
        for message in messages {
            let message = message?;
            if is_signal(&message, MANAGER, "PrepareForSleep") {
                if message.body().deserialize::<bool>()? {
                    listener.sleep();
                    // Letting go of it lets the computer sleep.
                    drop(delay.take());
                } else {
                    delay = delay_sleep(&bus);
                }
            } else if is_signal(&message, SESSION, "Lock") {
                listener.screen_locked();
            }
        }
        Ok(())
    }
}

/// GNOME, KDE and the others, whose screen locks when their screensaver becomes active.
pub(super) struct Screensavers;

impl SystemSignals for Screensavers {
    const NAME: &'static str = "screensavers";

    fn listen(self, listener: &dyn Listener) -> Result<(), Box<dyn std::error::Error>> {
        let bus = Connection::session()?;
        let messages = MessageIterator::from(&bus);
        let rules = DBusProxy::new(&bus)?;
        for interface in SCREENSAVERS {
            rules.add_match_rule(signal().interface(interface)?.member("ActiveChanged")?.build())?;
        }
        for message in messages {
            let message = message?;
            let told = SCREENSAVERS.iter().any(|interface| is_signal(&message, interface, "ActiveChanged"));
            // Whoever sends something else under this name is not listened to, and can at most lock the journal.
            if told && message.body().deserialize::<bool>().unwrap_or(false) {
                listener.screen_locked();
            }
        }
        Ok(())
    }
}

fn signal() -> zbus::match_rule::Builder<'static> {
    MatchRule::builder().msg_type(Type::Signal)
}

fn is_signal(message: &Message, interface: &str, member: &str) -> bool {
    let header = message.header();
    header.message_type() == Type::Signal
        && header.interface().map(InterfaceName::as_str) == Some(interface)
        && header.member().is_some_and(|name| name.as_str() == member)
}

/// The path under which logind tells of this session.
fn own_session(bus: &Connection) -> Result<OwnedObjectPath, Box<dyn std::error::Error>> {
    let properties = "org.freedesktop.DBus.Properties";
    let answer = bus.call_method(Some(LOGIN), OWN_SESSION_PATH, Some(properties), "Get", &(SESSION, "Id"))?;
    let id = String::try_from(answer.body().deserialize::<OwnedValue>()?)?;
    let answer = bus.call_method(Some(LOGIN), MANAGER_PATH, Some(MANAGER), "GetSession", &(id,))?;
    Ok(answer.body().deserialize()?)
}

/// Asks that sleep wait, for a few seconds at most, until the journal is locked. Everybody on the computer can read
/// the reason.
fn delay_sleep(bus: &Connection) -> Option<OwnedFd> {
    let request = ("sleep", "Candor", "Locking before sleep", "delay");
    let answer = bus.call_method(Some(LOGIN), MANAGER_PATH, Some(MANAGER), "Inhibit", &request).ok()?;
    answer.body().deserialize().ok()
}
