"""The time zone in which a page of an unknown site tells its times.

Taken, in order, from an offset that another time of the same page carries, from the country of the
host, and from the language where nearly all its readers live in one zone. Else UTC. A guess, and
marked as one in the evidence; a date without a time is never moved by it.
"""

from datetime import tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo

BY_COUNTRY = MappingProxyType({
    "cn": "Asia/Shanghai", "tw": "Asia/Taipei", "hk": "Asia/Hong_Kong", "mo": "Asia/Macau",
    "sg": "Asia/Singapore", "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "th": "Asia/Bangkok",
    "vn": "Asia/Ho_Chi_Minh", "my": "Asia/Kuala_Lumpur", "ph": "Asia/Manila", "in": "Asia/Kolkata",
    "np": "Asia/Kathmandu", "bd": "Asia/Dhaka", "pk": "Asia/Karachi", "ir": "Asia/Tehran",
    "il": "Asia/Jerusalem", "ae": "Asia/Dubai", "sa": "Asia/Riyadh", "eg": "Africa/Cairo",
    "tr": "Europe/Istanbul", "gr": "Europe/Athens", "de": "Europe/Berlin", "at": "Europe/Vienna",
    "ch": "Europe/Zurich", "fr": "Europe/Paris", "be": "Europe/Brussels", "nl": "Europe/Amsterdam",
    "lu": "Europe/Luxembourg", "it": "Europe/Rome", "es": "Europe/Madrid", "uk": "Europe/London",
    "ie": "Europe/Dublin", "pl": "Europe/Warsaw", "cz": "Europe/Prague", "sk": "Europe/Bratislava",
    "hu": "Europe/Budapest", "ro": "Europe/Bucharest", "bg": "Europe/Sofia",
    "rs": "Europe/Belgrade",
    "hr": "Europe/Zagreb", "si": "Europe/Ljubljana", "ua": "Europe/Kyiv", "by": "Europe/Minsk",
    "ru": "Europe/Moscow", "lt": "Europe/Vilnius", "lv": "Europe/Riga", "ee": "Europe/Tallinn",
    "fi": "Europe/Helsinki", "se": "Europe/Stockholm", "no": "Europe/Oslo",
    "dk": "Europe/Copenhagen",
    "za": "Africa/Johannesburg", "ng": "Africa/Lagos", "ke": "Africa/Nairobi",
    "ar": "America/Argentina/Buenos_Aires", "cl": "America/Santiago", "co": "America/Bogota",
    "pe": "America/Lima", "nz": "Pacific/Auckland", "br": "America/Sao_Paulo",
    "mx": "America/Mexico_City", "ve": "America/Caracas", "ec": "America/Guayaquil",
    "uy": "America/Montevideo", "py": "America/Asuncion", "bo": "America/La_Paz",
    "cr": "America/Costa_Rica", "do": "America/Santo_Domingo", "gt": "America/Guatemala",
    "pt": "Europe/Lisbon", "is": "Atlantic/Reykjavik", "mt": "Europe/Malta",
    "cy": "Asia/Nicosia", "ba": "Europe/Sarajevo", "mk": "Europe/Skopje",
    "al": "Europe/Tirane", "md": "Europe/Chisinau", "ge": "Asia/Tbilisi", "am": "Asia/Yerevan",
    "az": "Asia/Baku", "kz": "Asia/Almaty", "uz": "Asia/Tashkent", "lb": "Asia/Beirut",
    "jo": "Asia/Amman", "iq": "Asia/Baghdad", "kw": "Asia/Kuwait", "qa": "Asia/Qatar",
    "ma": "Africa/Casablanca", "tn": "Africa/Tunis", "dz": "Africa/Algiers",
    "mn": "Asia/Ulaanbaatar", "kg": "Asia/Bishkek", "la": "Asia/Vientiane",
    "lk": "Asia/Colombo", "mm": "Asia/Yangon", "kh": "Asia/Phnom_Penh", "gh": "Africa/Accra",
    "us": "America/New_York", "gb": "Europe/London", "au": "Australia/Sydney",
    "ca": "America/Toronto",  # where most newspapers of the last four are made
})  # fmt: skip
BY_LANGUAGE = MappingProxyType({
    "zh": "Asia/Shanghai", "ja": "Asia/Tokyo", "ko": "Asia/Seoul", "th": "Asia/Bangkok",
    "vi": "Asia/Ho_Chi_Minh", "he": "Asia/Jerusalem", "tr": "Europe/Istanbul",
    "el": "Europe/Athens",
    "de": "Europe/Berlin", "it": "Europe/Rome", "pl": "Europe/Warsaw", "cs": "Europe/Prague",
    "sk": "Europe/Bratislava", "hu": "Europe/Budapest", "ro": "Europe/Bucharest",
    "bg": "Europe/Sofia", "hr": "Europe/Zagreb", "uk": "Europe/Kyiv", "ru": "Europe/Moscow",
    "lt": "Europe/Vilnius", "lv": "Europe/Riga", "et": "Europe/Tallinn", "fi": "Europe/Helsinki",
    "sv": "Europe/Stockholm", "no": "Europe/Oslo", "da": "Europe/Copenhagen",
    "nl": "Europe/Amsterdam", "fr": "Europe/Paris", "hi": "Asia/Kolkata", "bn": "Asia/Dhaka",
    "fa": "Asia/Tehran", "id": "Asia/Jakarta", "ka": "Asia/Tbilisi",
    "hy": "Asia/Yerevan", "az": "Asia/Baku", "kk": "Asia/Almaty", "uz": "Asia/Tashkent",
    "mn": "Asia/Ulaanbaatar", "be": "Europe/Minsk", "sr": "Europe/Belgrade",
    "mk": "Europe/Skopje", "sl": "Europe/Ljubljana", "sq": "Europe/Tirane",
    "is": "Atlantic/Reykjavik", "ca": "Europe/Madrid", "eu": "Europe/Madrid",
    "gl": "Europe/Madrid", "ta": "Asia/Kolkata", "te": "Asia/Kolkata", "kn": "Asia/Kolkata",
    "ml": "Asia/Kolkata", "gu": "Asia/Kolkata", "mr": "Asia/Kolkata", "pa": "Asia/Kolkata",
    "ur": "Asia/Karachi", "ne": "Asia/Kathmandu", "si": "Asia/Colombo", "my": "Asia/Yangon",
    "km": "Asia/Phnom_Penh", "lo": "Asia/Vientiane", "ms": "Asia/Kuala_Lumpur",
    "ar": "Asia/Riyadh",  # three hours ahead of UTC, as most countries that write Arabic
    "tl": "Asia/Manila", "am": "Africa/Addis_Ababa", "ps": "Asia/Kabul",
})  # fmt: skip


def guess_zone(host: str, language: str | None) -> tuple[tzinfo, str]:
    """Zone and why: `host`, `language` or `none`."""
    country = host.partition(":")[0].rsplit(".", 1)[-1]
    if country in BY_COUNTRY:
        return ZoneInfo(BY_COUNTRY[country]), "host"
    tag = (language or "").replace("_", "-").split("-")
    if len(tag) > 1 and tag[-1].lower() in BY_COUNTRY:
        return ZoneInfo(BY_COUNTRY[tag[-1].lower()]), "language"
    name = BY_LANGUAGE.get(tag[0].lower())
    return (ZoneInfo(name), "language") if name else (ZoneInfo("UTC"), "none")
