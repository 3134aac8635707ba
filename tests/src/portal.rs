//! A stand-in for xdg-desktop-portal on a test's own message bus: takes questions for files, and answers when the test
//! says so.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use zbus::ObjectServer;
use zbus::blocking::{Connection, connection};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const REQUEST: &str = "org.freedesktop.portal.Request";

/// The stand-in, on the bus for as long as it lives.
#[derive(Debug)]
pub struct Portal {
    connection: Connection,
    asked: Questions,
}

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The method, `OpenFile` or `SaveFile`.
    pub method: &'static str,
    /// The title of the dialog.
    pub title: String,
    /// Over which window.
    pub parent: String,
    /// The name that is proposed.
    pub name: Option<String>,
    /// Whether it was taken away before it was answered.
    pub closed: bool,
    request: String,
    by: String,
}

#[derive(Debug, Clone, Default)]
struct Questions(Arc<Mutex<Vec<Asked>>>);

impl Questions {
    fn lock(&self) -> MutexGuard<'_, Vec<Asked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn take(
        &self,
        method: &'static str,
        header: &Header<'_>,
        server: &ObjectServer,
        (parent, title, options): (&str, &str, HashMap<String, OwnedValue>),
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        let text = |key: &str| options.get(key).and_then(|value| String::try_from(value.clone()).ok());
        let by = header.sender().map(ToString::to_string).unwrap_or_default();
        let token = text("handle_token").unwrap_or_default();
        let request = format!("{PATH}/request/{}/{token}", by.trim_start_matches(':').replace('.', "_"));
        server.at(request.as_str(), Request { asked: self.clone(), path: request.clone() }).await?;
        let path = OwnedObjectPath::try_from(request.clone())
            .map_err(|error| zbus::fdo::Error::InvalidArgs(error.to_string()))?;
        self.lock().push(Asked {
            method,
            title: title.to_owned(),
            parent: parent.to_owned(),
            name: text("current_name"),
            closed: false,
            request,
            by,
        });
        Ok(path)
    }
}

struct Chooser(Questions);

#[zbus::interface(name = "org.freedesktop.portal.FileChooser")]
impl Chooser {
    async fn open_file(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(object_server)] server: &ObjectServer,
        parent: &str,
        title: &str,
        options: HashMap<String, OwnedValue>,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        self.0.take("OpenFile", &header, server, (parent, title, options)).await
    }

    async fn save_file(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(object_server)] server: &ObjectServer,
        parent: &str,
        title: &str,
        options: HashMap<String, OwnedValue>,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        self.0.take("SaveFile", &header, server, (parent, title, options)).await
    }

    #[zbus(property, name = "version")]
    #[expect(clippy::unused_self, reason = "a property of the interface")]
    fn version(&self) -> u32 {
        3
    }
}

struct Request {
    asked: Questions,
    path: String,
}

#[zbus::interface(name = "org.freedesktop.portal.Request")]
impl Request {
    fn close(&self) {
        if let Some(asked) = self.asked.lock().iter_mut().find(|asked| asked.request == self.path) {
            asked.closed = true;
        }
    }
}

impl Portal {
    /// Takes the portal's name on the bus at `address`.
    pub fn on(address: &str) -> Self {
        let asked = Questions::default();
        let connection = connection::Builder::address(address)
            .and_then(|builder| builder.name(NAME))
            .and_then(|builder| builder.serve_at(PATH, Chooser(asked.clone())))
            .and_then(connection::Builder::build)
            .expect("the portal's name is free on the bus of a test");
        Self { connection, asked }
    }

    /// Waits until so many questions were asked, and answers with the last.
    pub fn until_asked(&self, times: usize) -> Asked {
        let begun = Instant::now();
        loop {
            let asked = self.asked.lock().clone();
            if let (true, Some(last)) = (asked.len() >= times, asked.last()) {
                return last.clone();
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "the portal was not asked");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until a question was taken away.
    pub fn until_closed(&self, asked: &Asked) {
        let begun = Instant::now();
        while !self.asked.lock().iter().any(|each| each.request == asked.request && each.closed) {
            assert!(begun.elapsed() < Duration::from_secs(20), "the dialog stands open");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Answers a question with a file.
    pub fn choose(&self, asked: &Asked, path: &Path) {
        let address = format!("file://{}", PathBuf::from(path).display());
        let results = HashMap::from([("uris", Value::from(vec![address]))]);
        let (to, path) = (asked.by.as_str(), asked.request.as_str());
        let told = self.connection.emit_signal(Some(to), path, REQUEST, "Response", &(0_u32, results));
        told.expect("a signal can be sent");
    }
}
