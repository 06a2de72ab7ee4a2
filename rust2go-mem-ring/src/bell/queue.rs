//! Tasks in the order in which they began to wait.

use std::collections::VecDeque;
use std::fmt;
use std::task::Waker;

/// Where one task stands in the queue of a bell. Each waiter keeps its own, and uses it with one bell only.
#[derive(Debug, Default)]
pub struct Place(Option<u64>);

impl Place {
    /// Whether it was given out and not left yet.
    pub(crate) fn is_taken(&self) -> bool {
        self.0.is_some()
    }
}

/// Wakers by growing numbers. One that is taken out of the middle leaves a gap, which goes when it comes to the front:
/// so every step but that is a search or a push.
#[derive(Default)]
pub(super) struct Queue {
    wakers: VecDeque<(u64, Option<Waker>)>,
    next: u64,
    /// How many are no gaps.
    len: usize,
}

impl Queue {
    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Queues at the end, unless the place is in the queue. Returns a waker that was replaced.
    pub(super) fn push(&mut self, place: &mut Place, waker: &Waker) -> Option<Waker> {
        if let Some(slot) = self.find(place) {
            return match slot {
                Some(old) if old.will_wake(waker) => None,
                slot => slot.replace(waker.clone()),
            };
        }
        // Cloned first: foreign code, which may panic.
        let waker = waker.clone();
        self.next += 1;
        place.0 = Some(self.next);
        self.wakers.push_back((self.next, Some(waker)));
        self.len += 1;
        None
    }

    /// Takes the first one.
    pub(super) fn pop(&mut self) -> Option<Waker> {
        loop {
            if let (_, Some(waker)) = self.wakers.pop_front()? {
                self.len -= 1;
                return Some(waker);
            }
        }
    }

    /// Takes the first ones, at most `count`.
    pub(super) fn pop_many(&mut self, count: usize) -> Vec<Waker> {
        (0..count.min(self.len))
            .filter_map(|_| self.pop())
            .collect()
    }

    /// Takes one out wherever it stands. Returns whether it had been woken before, and the waker if not.
    pub(super) fn remove(&mut self, place: &mut Place) -> (bool, Option<Waker>) {
        let waker = self.find(place).and_then(Option::take);
        self.len -= usize::from(waker.is_some());
        let was_woken = place.0.take().is_some() && waker.is_none();
        while let Some((_, None)) = self.wakers.front() {
            self.wakers.pop_front();
        }
        (was_woken, waker)
    }

    /// The waker at a place, if it stands in the queue.
    fn find(&mut self, place: &Place) -> Option<&mut Option<Waker>> {
        let number = place.0?;
        let at = self.wakers.binary_search_by_key(&number, |(it, _)| *it);
        let (_, waker) = self.wakers.get_mut(at.ok()?)?;
        waker.is_some().then_some(waker)
    }
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} waiting", self.len)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn those_who_leave_make_no_difference_to_others() {
        let mut queue = Queue::default();
        let mut places: Vec<Place> = (0..6).map(|_| Place::default()).collect();
        for place in &mut places {
            assert!(queue.push(place, Waker::noop()).is_none());
            queue.push(place, Waker::noop()); // its place is kept
        }
        assert!(matches!(queue.remove(&mut places[0]), (false, Some(_))));
        assert!(matches!(queue.remove(&mut places[3]), (false, Some(_))));
        assert!(matches!(queue.remove(&mut places[3]), (false, None)));
        assert!(queue.pop().is_some()); // number 1
        assert!(matches!(queue.remove(&mut places[1]), (true, None)));
        assert_eq!(queue.pop_many(2).len(), 2); // 2 and 4, over the gap
        assert!(matches!(queue.remove(&mut places[5]), (false, Some(_))));
        assert!(matches!(queue.remove(&mut places[4]), (true, None)));
        assert!(queue.is_empty() && queue.wakers.is_empty() && queue.pop().is_none());
        // Woken, and back at the end.
        assert!(queue.push(&mut places[0], Waker::noop()).is_none());
        assert!(queue.push(&mut places[2], Waker::noop()).is_none());
        assert_eq!(queue.pop_many(9).len(), 2);
    }
}
