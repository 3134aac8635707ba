//! What a window needs, and a browser: a message bus of its own and a WebDriver server.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::home::Home;

/// A child process that is killed when dropped, with everything it started.
#[derive(Debug)]
pub(crate) struct Server(Child);

impl Server {
    pub(crate) fn pid(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for pid in crate::processes::descendants(self.0.id()) {
            crate::processes::signal(pid, "KILL");
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a session bus, so that single instance and system signals of one test never meet those of another.
/// Answers with the bus and its address.
pub(crate) fn bus(home: &Home) -> (Server, String) {
    let socket = home.path().join(format!("run/bus-{}", free_port()));
    let address = format!("unix:path={}", socket.display());
    let mut command = Command::new("dbus-daemon");
    command.args(["--session", "--nofork", "--nopidfile"]).arg(format!("--address={address}"));
    let child = quiet(&mut command, home).spawn().expect("dbus-daemon is installed");
    wait_until("the message bus", || socket.exists());
    (Server(child), address)
}

/// Starts the WebDriver server of WebKitGTK on a free port. Answers with it and its address.
pub(crate) fn driver(home: &Home, bus_address: &str) -> (Server, String) {
    let port = free_port();
    let mut command = Command::new("WebKitWebDriver");
    command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
    command.env("DBUS_SESSION_BUS_ADDRESS", bus_address).env("DBUS_SYSTEM_BUS_ADDRESS", bus_address);
    command.env("TAURI_WEBVIEW_AUTOMATION", "true");
    let child = quiet(&mut command, home).spawn().expect("webkit2gtk-driver is installed");
    wait_until("WebKitWebDriver", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
    (Server(child), format!("http://127.0.0.1:{port}"))
}

/// Starts another WebDriver server of WebKitGTK, for an app that runs already and listens at `target` for one. Answers
/// with it and its address.
pub(crate) fn driver_of_running(home: &Home, target: &str) -> (Server, String) {
    let port = free_port();
    let mut command = Command::new("WebKitWebDriver");
    command.arg(format!("--port={port}")).args(["--host=127.0.0.1", &format!("--target={target}")]);
    let child = quiet(&mut command, home).spawn().expect("webkit2gtk-driver is installed");
    wait_until("WebKitWebDriver", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
    (Server(child), format!("http://127.0.0.1:{port}"))
}

/// Starts the WebDriver server of Chromium on a free port. Answers with it and its address.
pub(crate) fn chromium_driver(home: &Home) -> (Server, String) {
    let port = free_port();
    let mut command = Command::new("chromedriver");
    command.arg(format!("--port={port}"));
    let child = quiet(&mut command, home).spawn().expect("chromium-driver is installed");
    wait_until("chromedriver", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
    (Server(child), format!("http://127.0.0.1:{port}"))
}

/// What the child prints goes to a file in the home: a pipe would stay open in orphans and hang the test.
fn quiet<'a>(command: &'a mut Command, home: &Home) -> &'a mut Command {
    let log = std::fs::OpenOptions::new().create(true).append(true).open(home.path().join("run/log"));
    let log = log.expect("a log in the home");
    let copy = log.try_clone().expect("a second handle of the log");
    command.envs(home.environment()).stdin(Stdio::null()).stdout(log).stderr(copy)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound listener has an address").port()
}

fn wait_until(what: &str, mut ready: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !ready() {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what} did not start in 20 s");
        std::thread::sleep(Duration::from_millis(30));
    }
}
