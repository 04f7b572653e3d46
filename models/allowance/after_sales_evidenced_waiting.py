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
    """A credit that is due waits for its proof, whoever tries to post it, and posts as soon as the proof is accepted."""

    _inherit = "after_sales.evidenced"

    evidence_asked_on = fields.Datetime(
        "Waiting for Proof Since", readonly=True, copy=False, index="btree_not_null", help="When only the proof was missing."
    )
    evidence_reminded_on = fields.Datetime(readonly=True, copy=False)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"evidence_asked_on", "evidence_reminded_on"}

    def _credit_what_is_due(self):
        waiting = self._waiting_for_evidence()
        waiting._ask_for_evidence()
        super(AfterSalesEvidenced, self - waiting)._credit_what_is_due()

    def _get_posting_blockers(self):
        yield from super()._get_posting_blockers()
        yield from self._waiting_for_evidence()._get_evidence_blockers()

    def _waiting_for_evidence(self):
        """Those that have something to credit and lack the proof: what was never invoiced needs none."""
        lacking = self.sudo().filtered(lambda document: document._lacks_evidence() and document._has_credit_due())
        credited = {share.line._documents() for share in lacking._due_shares()} if lacking else ()
        return self.filtered(lambda document: document in credited)

    def _after_evidence(self):
        """The proof is complete: what waited for it goes on."""
        self._stop_asking_for_evidence()
        self._advance()

    def _after_rejection(self, why):
        """Another proof must be brought: whoever brings it reads why."""
        self.activity_unlink([ACTIVITY])
        self._schedule_evidence(self.filtered("evidence_asked_on"), why)

    def _after_cancel(self):
        super()._after_cancel()
        self._stop_asking_for_evidence()

    # -- asking --------------------------------------------------------------------------------------------------------

    def _ask_for_evidence(self):
        """Begin to wait: the person who brings the proof gets an activity, once."""
        asked = self.sudo().filtered(lambda document: not document.evidence_asked_on)
        unlocked(asked).write({"evidence_asked_on": fields.Datetime.now()})
        for document in self.sudo() - asked:
            # Written as it is: whoever accepts the proof at this moment collides with us, and looks again (ADR 0008).
            unlocked(document).write({"evidence_asked_on": document.evidence_asked_on})
        asked._schedule_evidence(asked.filtered(lambda document: document.evidence_status == "missing"))

    def _schedule_evidence(self, documents, note=False):
        # Seen among the person's activities; the message comes with the reminder, if it comes to that.
        quiet = documents.with_context(mail_activity_quick_update=True)
        for document in quiet:
            days = document.company_id.after_sales_proof_reminder_days
            who = document._brings_evidence()
            document.activity_schedule(
                ACTIVITY,
                date_deadline=fields.Date.context_today(self) + timedelta(days=days),
                summary=document.with_context(lang=who.lang or get_lang(self.env).code)._evidence_request(),
                note=note,
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
