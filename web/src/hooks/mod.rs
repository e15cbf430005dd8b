//! Effects: everything that touches the browser besides showing.

mod copy;
mod countries;
mod document;
mod fragment;
mod json;
mod keep;
mod library;
mod rest;
mod stage;
mod view;

pub(crate) use copy::{Copied, copy, use_copy};
pub(crate) use countries::{countries, country};
pub(crate) use document::{
    at_this_minute, entered, first_lang, focus_instead, if_lost, jump, jump_softly, keep_place,
    policy, print, today, two, use_document,
};
pub(crate) use fragment::{address, use_entry_start, use_fragment, use_page_start};
pub(crate) use keep::{
    erase, make_link, open_file, open_link, restore, save_file, turn, use_keeping,
};
pub(crate) use library::{Shelf, fetched, use_library};
pub(crate) use rest::use_rest;
pub(crate) use stage::{
    Key, can_fill_screen, fill_screen, name_page, now, open_beside, use_channel, use_keys,
};
pub(crate) use view::use_in_view;
