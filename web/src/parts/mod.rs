//! Shown pieces. Most are plain functions from what is known to nodes; a component is made only of
//! what holds an effect or a node of its own.

pub(crate) mod actions;
pub(crate) mod dock;
pub(crate) mod empty;
pub(crate) mod facts;
pub(crate) mod field;
pub(crate) mod icons;
pub(crate) mod item;
pub(crate) mod law_day;
pub(crate) mod law_entry;
pub(crate) mod law_list;
pub(crate) mod law_rows;
pub(crate) mod law_texts;
pub(crate) mod marks;
pub(crate) mod masthead;
pub(crate) mod notices;
pub(crate) mod open;
pub(crate) mod outcome;
pub(crate) mod question;
pub(crate) mod read;
pub(crate) mod remark;
pub(crate) mod rows;
pub(crate) mod sheet;
pub(crate) mod sheet_goods;
pub(crate) mod sheet_guides;
pub(crate) mod sheet_remark;
pub(crate) mod sheet_rows;
pub(crate) mod sheet_sources;
pub(crate) mod sheet_test;
pub(crate) mod suggestions;
pub(crate) mod table;
pub(crate) mod then;
pub(crate) mod timeline;
