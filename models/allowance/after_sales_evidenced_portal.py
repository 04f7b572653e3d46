# Part of after_sales. LGPL-3.
import base64
import binascii

from odoo import models
from odoo.fields import Command, Domain
from odoo.tools.mimetypes import guess_mimetype

from ...rules import evidence as rule
from ...rules import portal_request
from ...rules.reason import reason

#: What an accepted signature is drawn as; nothing that a browser would run.
DRAWN = ("image/png", "image/jpeg")


class AfterSalesEvidenced(models.AbstractModel):
    """What the customer does in the portal for his credit: he signs the certificate and sends papers in (R6.02, R6.03).

    Portal users have no access right on these documents: pages are made for them, after a check that the document is
    theirs, of what is named here. Approval, comments, notes and costs are not.
    """

    _name = "after_sales.evidenced"
    _inherit = ["after_sales.evidenced", "portal.mixin"]

    def _told_to_customer(self) -> list:
        """The messages of a page in the portal: what was said to the customer or by him.

        What colleagues ask each other is no answer to the customer, even where it is no internal note.
        """
        return [
            ("model", "=", self._name),
            ("message_type", "in", ("comment", "email", "email_outgoing")),
            "|",
            ("author_id.partner_share", "=", True),
            ("notified_partner_ids.partner_share", "=", True),
        ]

    def action_preview_portal(self):
        """Show the page that the customer sees."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "target": "self", "url": self.get_portal_url()}

    def _portal_domain(self, partner) -> Domain:
        """The documents of this kind that the customer ``partner`` may see."""
        return Domain("partner_id", "child_of", partner.commercial_partner_id.id) & self._portal_known()

    def _portal_known(self) -> Domain:
        """The documents that their customer knows of."""
        return Domain.FALSE

    def _belongs_to(self, partner) -> bool:
        """Whether ``partner`` may see this document in the portal."""
        return bool(self.sudo().filtered_domain(self._portal_domain(partner)))

    def _portal_credit_notes(self):
        """The posted credit notes: the customer gets them anyway."""
        return self.sudo().credit_note_ids.filtered(lambda entry: entry.state == "posted")

    def _portal_waits_for_customer(self) -> bool:
        """Whether the customer still has something to sign or to send in."""
        return self.state == "approved" and self.evidence_status in ("missing", "to_check")

    def _portal_signed_proof(self):
        """The signature that waits to be looked at."""
        return self._print_signed_proof().filtered(lambda proof: proof.state == "to_check")

    def _portal_paper_kinds(self) -> dict[str, str]:
        """What a customer may send in as a file: an original is no file."""
        labels = dict(self.env["after_sales.evidence"]._fields["kind"]._description_selection(self.env))
        demand = rule.DEMANDS[self._name]
        kinds = [demand.certificate, *(kind for kind in demand.kinds if kind != demand.certificate)]
        return {kind: labels[kind] for kind in kinds if kind != rule.INVOICE_ORIGINAL}

    def _sign_in_portal(self, signer, signature):
        """Take the customer's signature; ``UserError`` tells all that speaks against it.

        The caller has made sure that the visitor may sign, and calls as the superuser.
        """
        self._raise_all(self._get_portal_blockers())
        drawn = signature if self._is_drawing(signature) else False
        self.action_sign_evidence((signer or "")[:100], drawn)

    def _is_drawing(self, signature) -> bool:
        try:
            content = base64.b64decode(signature or "", validate=True)
        except (binascii.Error, ValueError, TypeError):
            return False
        return len(content) <= portal_request.MOST_BYTES and guess_mimetype(content) in DRAWN

    def _send_in_portal(self, kind, files):
        """Take papers as (name, content, kind of file); to those that wait already they are added.

        The caller has made sure that the visitor may send them, and calls as the superuser.
        """
        self._lock()
        self._raise_all(self._get_paper_blockers(kind, files))
        papers = [Command.create({"name": name, "raw": content, "mimetype": mime}) for name, content, mime in files]
        waiting = self._portal_own_proof(kind)
        if waiting:
            waiting.write({"attachment_ids": papers, "kind": kind})
        else:
            self.env["after_sales.evidence"].create(
                {"res_model": self._name, "res_id": self.id, "kind": kind, "attachment_ids": papers}
            )
        self._message_log(body=self.env._("The customer sent in %s files", len(files)))

    def _portal_own_proof(self, kind):
        """The proof of that kind that the customer himself brought and nobody has looked at."""
        return self.evidence_ids.filtered(
            lambda proof: proof.state == "to_check" and proof.kind == kind and proof.brought_by_id.share
        )[:1]

    def _get_portal_blockers(self):
        for document in self:
            if not document._portal_waits_for_customer():
                yield reason("portal_nothing_asked", document=document.name)

    def _get_paper_blockers(self, kind, files):
        yield from self._get_portal_blockers()
        if kind not in self._portal_paper_kinds():
            yield reason("portal_paper_kind")
        if not files:
            yield reason("portal_no_paper")
        uploads = [portal_request.Upload(name, len(content), mime) for name, content, mime in files]
        yield from portal_request.check_files(uploads)
        known = len(self._portal_own_proof(kind).attachment_ids)
        if known and known + len(files) > portal_request.MOST_FILES:
            yield reason("request_files_too_many", most=portal_request.MOST_FILES, sent=known + len(files))
