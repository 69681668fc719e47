"""Marks of known services in a page's source and answer, one a line.

Plain texts in lower case, not patterns: a search for forty of them in 30 KB costs 0.1 ms, that for
a pattern of forty alternatives 60 ms. Each is kept off ordinary pages of the same services'
customers: Cloudflare's `challenge-platform` script and the tags of DataDome and PerimeterX, for
instance, are on both and therefore not here.
"""

import re
from types import MappingProxyType

from crawler.judging.signs.table import one_a_line, texts_a_line
from crawler.patterns import pattern_of

MARKUP = texts_a_line(
    challenge="""
cf-chl-
cf_chl_opt
id="challenge-form
id="challenge-running
challenge-error-text
_incapsula_resource?cwudnsai
_incapsula_resource?swudnsai
id="px-captcha
id='px-captcha
captcha.px-cdn.net
window._pxblock
geo.captcha-delivery.com
ct.captcha-delivery.com
var dd={
errors.edgesuite.net
sec-if-cpt-container
/_sec/cp_challenge/
gokuprops
sucuri_cloudproxy_js
acw_sc__v2
acw_sc__v3
aliyun_waf
punish?x5secdata
_____tmd_____
__jsl_clearance
yunsuo_session
safedog
wzws-waf-cgi
wzwsrel
turing.captcha.qcloud.com
waf_text_verify
$_ts=window[
$_ts.nsd
nc_1_wrapper
149e9513-01fa-4fb0-aad4-566afd725d1b
anubis_challenge
within.website/x/cmd/anubis
由于您访问的url有可能对网站造成安全威胁
our systems have detected unusual traffic from your computer network
""",
    parked="""
sedoparking.com
img.sedo
parkingcrew.net
bodis.com
hugedomains.com
afternic.com/forsale
dan.com/buy-domain
parklogic.com
domainmarket.com
skenzo.com
godaddy.com/domainfind
uniregistry.com
wsimg.com/parking-lander
cdnpark.com
""",
    paywall="""
"isaccessibleforfree":false
"isaccessibleforfree": false
"isaccessibleforfree":"false
"isaccessibleforfree": "false
""",
    consent="""
id="consent-page
class="con-wizard
class='con-wizard
""",
)

ADDRESSES = one_a_line(
    challenge=r"""
/cdn-cgi/|/_____tmd_____/|/waf[_/-]|[/._-]captcha(?:[/?.]|$)|/sorry/index|/blocked?(?:[/?.]|$)
""",
    soft_404=r"""
/(?:404|not-?found|error-?404|page-not-found)(?:\.\w+)?/?(?:[?#]|$)
""",
    error_page=r"""
/(?:500|error|oops|maintenance)(?:\.\w+)?/?(?:[?#]|$)
""",
    login=r"""
/(?:log-?in|sign-?in|signin|sso|oauth2?|passport|account/login|users/sign_in)(?:\.\w+)?/?(?:[?#]|$)|//(?:login|passport|sso|account|accounts)\.
""",
    consent=r"""
//(?:consent|guce|myprivacy|privacy-center|cmp)\.|/(?:consent|privacy-gate|cookiewall|zustimmung)(?:[/?.]|$)
""",
)

HEADERS = MappingProxyType(
    {
        "cf-mitigated": ("challenge", pattern_of("challenge|block", re.IGNORECASE)),
        "x-datadome": ("challenge", pattern_of("captcha|block", re.IGNORECASE)),
        "x-amzn-waf-action": ("challenge", pattern_of("captcha|challenge", re.IGNORECASE)),
    }
)
