//! Stand-ins for what needs a network: `requests`, `aiohttp` and `urllib.request` as they are used most, over the one function
//! `_interleave.fetch`, which the world answers.

/// Each stand-in: the path below the library's folder, and its text.
const STAND_INS: [(&str, &str); 3] = [
    ("requests.py", include_str!("stand_ins/requests.py")),
    ("aiohttp.py", include_str!("stand_ins/aiohttp.py")),
    ("urllib/request.py", include_str!("stand_ins/urllib_request.py")),
];

/// The text of the stand-in with this path below the library's folder.
pub fn stand_in(path: &str) -> Option<&'static str> {
    STAND_INS.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}
