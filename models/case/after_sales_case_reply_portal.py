# Part of after_sales. LGPL-3.
import base64
import binascii

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools.mimetypes import guess_mimetype

from ...rules import portal_request
from ...rules.reason import reason
from ..lifecycle.engine import unlocked

ACTIVITY = "after_sales.mail_activity_type_portal_complaint"
#: What an accepted signature is drawn as; nothing that a browser would run.
DRAWN = ("image/png", "image/jpeg")
#: Letters of a name.
LONGEST_NAME = 100


class AfterSalesCaseReply(models.Model):
    """A reply that the customer reads on a page of the portal, and accepts, signs or refuses there (R4.42, R4.50).

    Portal users have no access right on replies: a page is made for them, after a check that the reply is theirs. It
    shows the letter and its enclosures, and nothing of the case.
    """

    _name = "after_sales.case.reply"
    _inherit = ["after_sales.case.reply", "portal.mixin"]

    is_signature_asked = fields.Boolean("Ask for a Signature", help="The customer signs in the portal to accept.")
    signer = fields.Char("Signed By", readonly=True, copy=False)
    signature = fields.Image(readonly=True, copy=False, max_width=1024, max_height=1024, attachment=True)
    website_message_ids = fields.One2many(domain=lambda self: self._told_to_customer())

    def _told_to_customer(self) -> list:
        """The messages that whoever has the token may read: what was said to the customer or by him."""
        return [
            ("model", "=", self._name),
            ("message_type", "in", ("comment", "email", "email_outgoing")),
            "|",
            ("author_id.partner_share", "=", True),
            ("notified_partner_ids.partner_share", "=", True),
        ]

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"signer", "signature"}

    def _compute_access_url(self):
        super()._compute_access_url()
        for reply in self:
            reply.access_url = f"/my/complaints/replies/{reply.id}"

    def action_send(self):
        """Send the reply; one through the portal is announced by mail, and read and answered on its page."""
        sent = super().action_send()
        for reply in self.filtered(lambda reply: reply.way == "portal"):
            reply._portal_ensure_token()
            if reply.partner_id.email:
                reply._announce()
        return sent

    def _announce(self):
        """Tell the customer that an answer is there, with the way to it; the answer itself stays in the portal."""
        language = self.partner_id.lang or self.env.lang
        told = self.with_context(lang=language)
        told.message_post(
            body=told.env._("We have answered your complaint. Please read our answer and tell us whether you accept it."),
            subject=self.name,
            partner_ids=self.partner_id.ids,
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )

    def action_preview_portal(self):
        """Show the page that the customer sees."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "target": "self", "url": self.get_portal_url()}

    def _get_send_blockers(self):
        yield from super()._get_send_blockers()
        partner = self.partner_id
        has_login = bool(partner.sudo().commercial_partner_id.mapped("child_ids.user_ids") | partner.sudo().user_ids)
        if self.way == "portal" and partner and not partner.email and not has_login:
            yield reason("reply_not_reachable", reply=self.name, customer=partner.display_name)

    # -- whose, and what is shown --------------------------------------------------------------------------------------

    def _portal_known(self) -> Domain:
        """Replies that were sent by mail or through the portal; drafts, letters and telephone notes are nobody's page."""
        return Domain("state", "!=", "draft") & Domain("way", "in", ("portal", "email"))

    def _portal_domain(self, partner) -> Domain:
        """The replies that the customer ``partner`` may see: sent to him or his company."""
        return Domain("partner_id", "child_of", partner.commercial_partner_id.id) & self._portal_known()

    def _belongs_to(self, partner) -> bool:
        return bool(self.sudo().filtered_domain(self._portal_domain(partner)))

    def _portal_waits_for_answer(self) -> bool:
        """Whether it is the newest answer, and the customer has said nothing to it."""
        reply = self.sudo()
        newest = reply.case_id.reply_ids.filtered("sent_on").sorted(lambda each: (each.sent_on, each.id))[-1:]
        return reply.state == "sent" and newest == reply and reply.case_id.state not in ("superseded", "cancelled")

    # -- what the customer says ----------------------------------------------------------------------------------------

    def _accept_in_portal(self, signer="", signature=None):
        """Keep that the customer accepts; ``UserError`` tells what speaks against it.

        The caller has made sure that the reply is the visitor's, and calls as the superuser.
        """
        self._answer_in_portal(self._get_accept_blockers(signer, signature))
        if self.is_signature_asked:
            unlocked(self).write({"signer": signer.strip()[:LONGEST_NAME], "signature": signature})
        self._keep_answer("accepted", self.env._("Signed by %s", self.signer) if self.signer else False)

    def _refuse_in_portal(self, words):
        """Keep that the customer does not accept, and why; whoever wrote the reply is asked for the next step (R4.42)."""
        self._answer_in_portal(self._get_refuse_blockers(words))
        self._keep_answer("rejected", words)
        self._propose_next_round()

    def _answer_in_portal(self, blockers):
        """Two answers at once: the second one waits, and finds that the first is there."""
        self.ensure_one()
        self.lock_for_update()
        self.invalidate_recordset(["state"])
        self._raise_all([*self._get_answer_blockers(), *blockers])

    def _get_answer_blockers(self):
        if self.state in ("accepted", "rejected"):
            yield reason("reply_answered_already")
        elif not self._portal_waits_for_answer():
            yield reason("reply_not_open")

    def _get_accept_blockers(self, signer, signature):
        if self.is_signature_asked and not ((signer or "").strip() and self._is_drawing(signature)):
            yield reason("reply_without_signature")

    def _get_refuse_blockers(self, words):
        if not words:
            yield reason("reply_refusal_without_words")
        elif len(words) > portal_request.MOST_WORDS:
            yield reason("request_too_wordy", most=portal_request.MOST_WORDS, written=len(words))

    def _is_drawing(self, signature) -> bool:
        try:
            content = base64.b64decode(signature or "", validate=True)
        except (binascii.Error, ValueError, TypeError):
            return False
        return len(content) <= portal_request.MOST_BYTES and guess_mimetype(content) in DRAWN

    def _propose_next_round(self):
        """The next round is the salesperson's act; he finds it among his activities, with the customer's words."""
        case = self.case_id
        person = (self.sent_by_id | case.user_id).filtered(lambda user: user.active and not user.share)[:1]
        if person:
            case.activity_schedule(
                ACTIVITY,
                summary=self.env._("The customer does not accept the answer: talk to him, or open the next round"),
                note=self.answer,
                user_id=person.id,
            )
