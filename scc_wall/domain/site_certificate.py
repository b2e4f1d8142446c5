"""How near the end of a site's certificate is. Source: specs/opd.md, "TLS: warns at 30, 14 and 7 days, red at 3"."""

from datetime import datetime

from scc_wall.domain.site import CertificateAlarm, SiteCertificate

_DAY_S = 86_400.0


def certificate_alarm(certificate: SiteCertificate | None, now_utc: datetime) -> CertificateAlarm:
    """Return the tightest of the limits that is reached; RED too once it has ended, NONE without a certificate."""
    if certificate is None:
        return CertificateAlarm.NONE
    left_days = (certificate.expires_utc - now_utc).total_seconds() / _DAY_S
    tightest_first = (CertificateAlarm.RED, CertificateAlarm.DAYS_7, CertificateAlarm.DAYS_14, CertificateAlarm.DAYS_30)
    return next((alarm for alarm in tightest_first if left_days <= alarm), CertificateAlarm.NONE)


def worse(alarm: CertificateAlarm, than: CertificateAlarm) -> bool:
    """Return whether an alarm is nearer to the end than another; NONE is the farthest."""
    return alarm is not CertificateAlarm.NONE and (than is CertificateAlarm.NONE or alarm < than)
