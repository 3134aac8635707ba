//! The desktop's own dialog, asked for through xdg-desktop-portal: another process shows it, looks into the folders, and
//! gives back an address. What is asked of it is the title, the ending of the file and the name that is proposed.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use gtk::glib;
use raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
use tauri::WebviewWindow;
use zbus::MatchRule;
use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, MessageIterator, connection};
use zbus::message::{Message, Type};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use super::{Kind, Question};

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const CHOOSER: &str = "org.freedesktop.portal.FileChooser";
const REQUEST: &str = "org.freedesktop.portal.Request";
const BUS: &str = "org.freedesktop.DBus";

/// How long the portal may take to say that it is there, and that it will ask.
const PATIENCE: Duration = Duration::from_secs(5);

/// There is no portal, it cannot choose files, or the person wants none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotThere;

/// A dialog that stands open.
struct Open {
    number: u64,
    bus: Connection,
    request: OwnedObjectPath,
    answer: Sender<Option<PathBuf>>,
}

static OPEN: Mutex<Vec<Open>> = Mutex::new(Vec::new());
static NUMBERS: AtomicU64 = AtomicU64::new(0);

/// Asks and waits.
///
/// # Errors
/// [`NotThere`]; nothing was shown then.
pub(super) fn ask(window: &WebviewWindow, question: &Question) -> Result<Option<PathBuf>, NotThere> {
    // GTK's own switch, for those whose portal does not work.
    if std::env::var_os("GTK_USE_PORTAL").is_some_and(|value| value == "0") {
        return Err(NotThere);
    }
    let number = NUMBERS.fetch_add(1, Ordering::SeqCst);
    let asked = request(number, &parent(window), question);
    let (bus, request, messages) = asked.map_err(|error| {
        tracing::info!(%error, "no portal chooses files here");
        NotThere
    })?;
    let (answer, answered) = mpsc::channel();
    open().push(Open { number, bus: bus.clone(), request: request.clone(), answer: answer.clone() });
    std::thread::spawn(move || {
        // Nobody waits any more when the dialog was taken away.
        let _ = answer.send(wait(messages, &request));
    });
    let chosen = answered.recv().ok().flatten();
    open().retain(|each| each.number != number);
    // Ends the thread that waits; the portal takes away whatever is left of the request.
    let _ = bus.close();
    Ok(chosen)
}

/// Takes away every dialog that stands open, as if it had been cancelled.
pub(super) fn close_all() {
    for each in std::mem::take(&mut *open()) {
        let _ = each.answer.send(None);
        // It goes away as well when the connection is closed, which whoever asked does next.
        let _ = each.bus.call_method(Some(NAME), &each.request, Some(REQUEST), "Close", &());
    }
}

fn open() -> std::sync::MutexGuard<'static, Vec<Open>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Has the portal show the dialog, over a connection of its own.
fn request(
    number: u64,
    parent: &str,
    question: &Question,
) -> zbus::Result<(Connection, OwnedObjectPath, MessageIterator)> {
    let bus = connection::Builder::session()?.method_timeout(PATIENCE).build()?;
    let version = bus.call_method(
        Some(NAME),
        PATH,
        Some("org.freedesktop.DBus.Properties"),
        "Get",
        &(CHOOSER, "version"),
    )?;
    let version = u32::try_from(version.body().deserialize::<OwnedValue>()?)?;
    // Folders came with the third.
    if version < 3 && matches!(question.kind, Kind::Folder) {
        return Err(zbus::Error::Unsupported);
    }
    // Before it is asked, so that no answer is too quick to be heard.
    let messages = MessageIterator::from(&bus);
    let rules = DBusProxy::new(&bus)?;
    let signal = || MatchRule::builder().msg_type(Type::Signal);
    rules.add_match_rule(signal().sender(NAME)?.interface(REQUEST)?.member("Response")?.build())?;
    rules.add_match_rule(signal().sender(BUS)?.member("NameOwnerChanged")?.arg(0, NAME)?.build())?;

    let method = if matches!(question.kind, Kind::SaveFile { .. }) { "SaveFile" } else { "OpenFile" };
    let token = format!("candor_{number}");
    let arguments = (parent, question.title.as_str(), options(&token, question));
    let request = bus.call_method(Some(NAME), PATH, Some(CHOOSER), method, &arguments)?;
    Ok((bus, request.body().deserialize()?, messages))
}

fn options<'a>(token: &'a str, question: &'a Question) -> HashMap<&'static str, Value<'a>> {
    let mut options = HashMap::from([("handle_token", Value::from(token)), ("modal", Value::from(true))]);
    let filter = |name: String, pattern: String| (name, vec![(0_u32, pattern)]);
    let only = |extension: &str| filter(format!("*.{extension}"), format!("*.{extension}"));
    match &question.kind {
        Kind::Folder => {
            options.insert("directory", Value::from(true));
        }
        Kind::OpenFile { extension } => {
            let filters = vec![only(extension), filter(question.all_files.clone(), "*".to_owned())];
            options.insert("filters", Value::from(filters));
        }
        Kind::SaveFile { name, extension } => {
            options.insert("current_name", Value::from(name.as_str()));
            options.insert("filters", Value::from(vec![only(extension)]));
        }
    }
    options
}

/// The answer to a request; none when the portal ends before it.
fn wait(messages: MessageIterator, request: &OwnedObjectPath) -> Option<PathBuf> {
    for message in messages {
        let message = message.ok()?;
        if is_signal(&message, BUS, "NameOwnerChanged") {
            return None;
        }
        if is_signal(&message, REQUEST, "Response")
            && message.header().path().is_some_and(|path| path.as_str() == request.as_str())
        {
            let body = message.body();
            let (response, mut results) = body.deserialize::<(u32, HashMap<String, OwnedValue>)>().ok()?;
            let addresses = Vec::<String>::try_from(results.remove("uris")?).ok()?;
            return (response == 0).then(|| addresses.first().and_then(|address| local(address))).flatten();
        }
    }
    None
}

/// The path behind an address. A folder on a server would carry the journal over the network.
fn local(address: &str) -> Option<PathBuf> {
    let (path, host) = glib::filename_from_uri(address).ok()?;
    host.is_none_or(|host| host.is_empty() || host == "localhost").then_some(path)
}

fn is_signal(message: &Message, interface: &str, member: &str) -> bool {
    let header = message.header();
    header.message_type() == Type::Signal
        && header.interface().is_some_and(|name| name.as_str() == interface)
        && header.member().is_some_and(|name| name.as_str() == member)
}

/// How the portal is told over which window to stand. On Wayland nothing is: a name for a surface would have to be asked
/// for by interfaces that need unsafe code.
fn parent(window: &WebviewWindow) -> String {
    match window.window_handle().map(|handle| handle.as_raw()) {
        Ok(RawWindowHandle::Xlib(handle)) => format!("x11:{:x}", handle.window),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_this_computer_are_taken() {
        assert_eq!(local("file:///home/a/b%20c.pdf"), Some(PathBuf::from("/home/a/b c.pdf")));
        assert_eq!(local("file://server/share/b.pdf"), None);
        assert_eq!(local("smb://server/share/b.pdf"), None);
        assert_eq!(local("/home/a"), None);
    }
}
