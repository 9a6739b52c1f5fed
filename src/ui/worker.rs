//! The thread that has the store, so that no click waits for a disk.
//!
//! Requests are answered in their order. The window is woken when a reply is there. Tests use the same desk without a
//! thread: a request is answered before the next frame.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use egui::Context;

use super::desk::{Desk, Reply, Request};

/// Takes requests and gives replies.
pub struct Worker(Kind);

enum Kind {
    Thread { requests: Sender<Request>, replies: Receiver<Reply>, thread: JoinHandle<()> },
    Ended,
    Inline { desk: Box<Desk>, replies: VecDeque<Reply> },
}

/// The thread could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the store's thread did not start: {0}")]
pub struct NoThread(#[from] std::io::Error);

impl Worker {
    /// A thread of its own for the desk.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(mut desk: Desk, ctx: Context) -> Result<Self, NoThread> {
        let (requests, asked) = channel::<Request>();
        let (answered, replies) = channel();
        #[expect(clippy::disallowed_methods, reason = "this is the one place that starts a thread")]
        let thread = thread::Builder::new().name("store".into()).spawn(move || {
            // Ends when the window drops its end, after everything asked before is done.
            for request in asked {
                if answered.send(desk.answer(request)).is_err() {
                    break;
                }
                ctx.request_repaint();
            }
        })?;
        Ok(Self(Kind::Thread { requests, replies, thread }))
    }

    /// The desk without a thread.
    #[must_use]
    pub fn inline(desk: Desk) -> Self {
        Self(Kind::Inline { desk: Box::new(desk), replies: VecDeque::new() })
    }

    /// Asks for something.
    pub fn ask(&mut self, request: Request) {
        match &mut self.0 {
            Kind::Thread { requests, .. } => {
                if requests.send(request).is_err() {
                    tracing::error!("the store's thread has ended");
                }
            }
            Kind::Inline { desk, replies } => replies.push_back(desk.answer(request)),
            Kind::Ended => {}
        }
    }

    /// The next reply, if one is there.
    pub fn reply(&mut self) -> Option<Reply> {
        match &mut self.0 {
            Kind::Thread { replies, .. } => replies.try_recv().ok(),
            Kind::Inline { replies, .. } => replies.pop_front(),
            Kind::Ended => None,
        }
    }

    /// Waits until everything asked for is done. Nothing is answered afterwards.
    pub fn finish(&mut self) {
        if let Kind::Thread { requests, thread, .. } = std::mem::replace(&mut self.0, Kind::Ended) {
            drop(requests);
            if thread.join().is_err() {
                tracing::error!("the store's thread ended badly");
            }
        }
    }
}
