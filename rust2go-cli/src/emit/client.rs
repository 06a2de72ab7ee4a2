//! The client of a trait that Rust implements: the type by whose methods Go calls them.

use super::docs::{documented, wrap};
use super::service::{has_context, signature};
use super::{Cx, is_unit, stream};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Method, Mode, Param, Trait};
use rust2go_model::names;

/// The receiver of the methods of an object.
const RECEIVER: &str = "on";

/// The client, and what makes sure that it has the interface.
pub fn client(cx: &Cx, file: &mut GoFile, t: &Trait) {
    let (interface, client) = (names::go_type(&t.name), names::go_impl(&t.name));
    file.declare(&docs(t, &interface, &client));
    if t.objects {
        let runtime = file.import(Import::Runtime);
        file.line(
            0,
            &format!("type {client} struct{{ object *{runtime}.Object }}"),
        );
    } else {
        file.line(0, &format!("type {client} struct{{}}"));
    }
    file.declare(&[]);
    match t.objects {
        true => file.line(0, &format!("var _ {interface} = (*{client})(nil)")),
        false => file.line(0, &format!("var _ {interface} = {client}{{}}")),
    }
    for m in &t.methods {
        method(cx, file, t, m);
    }
    if t.objects {
        close(file, &interface, &client);
    }
}

fn close(file: &mut GoFile, interface: &str, client: &str) {
    file.declare(&wrap(&format!(
        "Close lets go of the {interface}: it is dropped unless Rust has it as well. Calls that are under way go on, later ones fail with \
         rust2go.ErrReleased. It returns nil, and more than once does no harm."
    )));
    file.line(0, &format!("func ({RECEIVER} *{client}) Close() error {{"));
    file.line(1, &format!("return {RECEIVER}.object.Close()"));
    file.line(0, "}");
}

fn docs(t: &Trait, interface: &str, client: &str) -> Vec<String> {
    let mut text = match t.objects {
        true => format!(
            "{client} is a {interface} that lives in Rust. Any goroutine can use it. Go lets go of it by Close, or when the collector finds it \
             unreachable."
        ),
        false => {
            format!("{client} is the {interface} that Rust implements. Any goroutine can use it.")
        }
    };
    let silent = |m: &&Method| m.ret.error.is_none();
    if t.methods.iter().any(|m| silent(&m)) {
        text.push_str(
            " A method without an error panics with a *rust2go.Error where the call fails.",
        );
    }
    if t.methods.iter().filter(silent).any(has_context) {
        text.push_str(
            " One that has a ctx nevertheless waits until Rust is done, even if ctx is over.",
        );
    }
    wrap(&text)
}

fn method(cx: &Cx, file: &mut GoFile, t: &Trait, m: &Method) {
    let stand_in = format!(
        "{} calls the method {} of the trait {} in Rust.",
        names::go_method(&m.name),
        m.name.text,
        t.name.text
    );
    file.declare(&documented(&m.docs, &stand_in));
    let (ask, served) = (names::go_ask(&t.name, &m.name), names::go_served(&t.name));
    // A parameter must not hide what the body names.
    let name = |p: &Param| {
        let name = names::go_param(&p.name);
        let local = m.ret.stream.is_some() && stream::LOCALS.contains(&name.as_str());
        match name == ask || name == served || local || t.objects && name == RECEIVER {
            true => name + "_",
            false => name,
        }
    };
    let client = names::go_impl(&t.name);
    let signature = signature(cx, file, m, name);
    match t.objects {
        true => file.line(0, &format!("func ({RECEIVER} *{client}) {signature} {{")),
        false => file.line(0, &format!("func ({client}) {signature} {{")),
    }
    let mut values = Vec::new();
    if m.mode == Mode::Async {
        values.push("ctx".to_owned());
    }
    values.push(match t.objects {
        true => format!("{RECEIVER}.object"),
        false => format!("&{served}"),
    });
    values.extend(m.params.iter().filter(|p| !is_unit(&p.ty)).map(name));
    let call = format!("{ask}({})", values.join(", "));
    if let Some(shape) = stream::of(cx, &m.ret.value) {
        shape.opened(cx, file, &call);
        return file.line(0, "}");
    }
    let returns = !is_unit(&m.ret.value) || m.ret.error.is_some();
    let lead = if returns { "return " } else { "" };
    file.line(1, &format!("{lead}{call}"));
    file.line(0, "}");
}
