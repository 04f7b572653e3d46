# Part of after_sales. LGPL-3.
from datetime import timedelta

from markupsafe import Markup

from odoo import fields, models
from odoo.tools import format_date
from odoo.tools.misc import get_lang

from ...rules import evidence as rule
from ...rules.reason import reason
from ..lifecycle.engine import unlocked

ACTIVITY = "after_sales.mail_activity_type_proof"


class AfterSalesEvidenced(models.AbstractModel):
    """Whoever brings the proof is asked for it, once, and reminded every few days."""

    _inherit = "after_sales.evidenced"

    def _ask_for_evidence(self):
        """Begin to wait: the person who brings the proof gets an activity, once."""
        asked = self.sudo().filtered(lambda document: not document.evidence_asked_on)
        unlocked(asked).write({"evidence_asked_on": fields.Datetime.now()})
        for document in self.sudo() - asked:
            # Written as it is: whoever accepts the proof at this moment collides with us, and looks again (ADR 0008).
            unlocked(document).write({"evidence_asked_on": document.evidence_asked_on})
        asked._follow_evidence()

    def _follow_evidence(self, why=False):
        """A proof came or went: what was asked for is done, or is asked for again, with the reason."""
        waiting = self.sudo().filtered("evidence_asked_on")
        missing = waiting.filtered(lambda document: document.evidence_status == "missing")
        (waiting - missing).activity_feedback([ACTIVITY])
        asked = self.browse(missing.activity_search([ACTIVITY]).mapped("res_id"))
        (missing - asked)._schedule_evidence(why)

    def _schedule_evidence(self, why=False):
        # Seen among the person's activities; the message comes with the reminder, if it comes to that.
        for document in self.with_context(mail_activity_quick_update=True):
            days = document.company_id.after_sales_proof_reminder_days
            who = document._brings_evidence()
            document.activity_schedule(
                ACTIVITY,
                date_deadline=fields.Date.context_today(self) + timedelta(days=days),
                summary=document.with_context(lang=who.lang or get_lang(self.env).code)._evidence_request(),
                note=why,
                user_id=who.id,
            )

    def _evidence_request(self):
        asked = reason("evidence_asked", customer=self.partner_id.display_name)
        return self.env["after_sales.message"]._sentence(asked)

    def _stop_asking_for_evidence(self):
        documents = self.sudo()
        documents.activity_feedback([ACTIVITY])
        unlocked(documents.filtered("evidence_asked_on")).write(
            {"evidence_asked_on": False, "evidence_reminded_on": False}
        )

    # -- time ----------------------------------------------------------------------------------------------------------

    def _follow_up_evidence(self):
        """Post what needs no proof any more; remind those who bring what is still missing, in one message each."""
        self.filtered(lambda document: not document._lacks_evidence())._after_evidence()
        now = fields.Datetime.now()
        late = self.filtered(
            lambda document: (
                document.evidence_status == "missing"
                and rule.is_reminder_due(
                    document.evidence_asked_on,
                    document.evidence_reminded_on or None,
                    document.company_id.after_sales_proof_reminder_days,
                    now,
                )
            )
        )
        unlocked(late).write({"evidence_reminded_on": now})
        for who, own in late.grouped(lambda document: document._brings_evidence()).items():
            own._remind_of_evidence(who)

    def _remind_of_evidence(self, who):
        message = self.env["after_sales.message"].with_context(lang=who.lang or get_lang(self.env).code)
        sentences = [
            message._sentence(
                reason(
                    "evidence_reminder",
                    document=document.name,
                    customer=document.partner_id.display_name,
                    date=format_date(message.env, document.evidence_asked_on),
                )
            )
            for document in self
        ]
        first = self[0] if len(self) == 1 else self.env["mail.thread"]
        first.message_notify(
            partner_ids=who.partner_id.ids,
            subject=message.env._("Proofs that are still missing: %s", len(self)),
            body=Markup("<br/>").join(sentences),
        )
