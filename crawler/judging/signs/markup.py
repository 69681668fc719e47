"""Marks of known services in a page's source and answer, one pattern a line.

Each is kept off ordinary pages of the same services' customers: Cloudflare's `challenge-platform`
script and the tags of DataDome and PerimeterX, for instance, are on both and therefore not here.
"""

import re
from types import MappingProxyType

from crawler.judging.signs.table import one_a_line

MARKUP = one_a_line(
    challenge=r"""
cf-chl-|cf_chl_opt|cf-turnstile-response|id=[\"']challenge-(?:form|running|error)
_Incapsula_Resource\?(?:CWUDNSAI|SWUDNSAI)
id=[\"']px-captcha|window\._pxBlock|captcha\.px-cdn\.net
geo\.captcha-delivery\.com|ct\.captcha-delivery\.com|var dd=\{
errors\.edgesuite\.net|sec-if-cpt-container|/_sec/cp_challenge/
awswaf\.com/.{0,80}challenge\.js|aws-waf-token|AwsWafIntegration
ddos-guard\.net/.{0,40}check|sucuri_cloudproxy_js|_sucuri_
acw_sc__v[23]|aliyun_waf|punish\?x5secdata|_____tmd_____
__jsl_clearance|jsluid|yunsuo_session|safedog|wzws-waf-cgi|WZWS
TencentCaptcha|turing\.captcha\.qcloud\.com|waf_text_verify
\$_ts\s*=\s*window\[|\$_ts\.nsd
id=[\"']nc_1_wrapper|AWSC\.use\([\"']nc
kasada|/149e9513-01fa-4fb0-aad4-566afd725d1b/
bot-?detect(?:ion)?[/\"-]captcha|g-recaptcha-response[\"'] required
anubis_challenge|within\.website/x/cmd/anubis
由于您访问的URL有可能对网站造成安全威胁
Our systems have detected unusual traffic from your computer network
""",
    parked=r"""
sedoparking\.com|parkingcrew\.net|bodis\.com|above\.com/marketplace|dan\.com/buy|hugedomains\.com|afternic\.com/forsale|parklogic|domainmarket|skenzo|img\.sedo|godaddy\.com/(?:domainfind|parked)|uniregistry\.com|parkweb|wsimg\.com/parking-lander|cdnpark
""",
    paywall=r"""
\"isAccessibleForFree\"\s*:\s*\"?false
""",
    consent=r"""
consent\.(?:google|youtube|yahoo)\.|guce\.|id=[\"']consent-page|class=[\"']con-wizard|privacy-center\.org/page
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
        "cf-mitigated": ("challenge", re.compile("challenge|block", re.IGNORECASE)),
        "x-datadome": ("challenge", re.compile("captcha|block", re.IGNORECASE)),
        "x-amzn-waf-action": ("challenge", re.compile("captcha|challenge", re.IGNORECASE)),
    }
)
