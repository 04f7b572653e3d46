# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.fields import Command

from ...rules import evidence as rule
from ...rules.reason import reason


class AfterSalesEvidenced(models.AbstractModel):
    """The customer signs: on the portal, or on the tablet of whoever visits him (R6.02)."""

    _inherit = "after_sales.evidenced"

    def action_sign_evidence(self, signer, signature):
        """Keep the customer's signature (image in base64) with his name and today's date.

        It goes on the proof that waits to be checked; without one it is itself the certificate, signed in writing on a
        screen. Signed by the customer himself, or in the hands of somebody who may change the document.
        """
        self.ensure_one()
        self._refuse_unless_customer()
        self._lock()
        self._raise_all(self._get_sign_blockers(signer, signature))
        # The customer has no right over proofs; signing his own document is what he may.
        document = self.sudo()
        signed = {"signer": signer.strip(), "signature": signature, "signed_on": fields.Date.context_today(self)}
        waiting = document.evidence_ids.filtered(lambda evidence: evidence.state == "to_check")[:1]
        if waiting:
            waiting.write(signed)
        else:
            document._create_signed_certificate(signed)
        document._message_log(body=self.env._("Signed by %s", signed["signer"]))
        return True

    def _create_signed_certificate(self, signed):
        picture = {"name": self.env._("Signature of %s", signed["signer"]), "datas": signed["signature"]}
        return self.env["after_sales.evidence"].create(
            {
                "res_model": self._name,
                "res_id": self.id,
                "kind": rule.DEMANDS[self._name].certificate,
                "attachment_ids": [Command.create(picture)],
                **signed,
            }
        )

    def _refuse_unless_customer(self):
        """The portal calls as superuser once it has checked the customer's link."""
        if self.env.su:
            return
        self.check_access("read" if self.env.user._is_portal() else "write")
        customer = self.env.user.partner_id.commercial_partner_id
        if self.env.user._is_portal() and customer != self.sudo().partner_id.commercial_partner_id:
            self._raise_all([reason("evidence_other_customer", document=self.name)], AccessError)

    def _get_sign_blockers(self, signer, signature):
        for document in self.sudo():
            if not (signer or "").strip() or not signature:
                yield reason("evidence_without_signature", document=document.name)
            if document.state not in ("submitted", "approved"):
                yield reason("evidence_too_late", document=document.name, state=document.state)
            if document._accepted_evidence():
                yield reason("evidence_signed_late", document=document.name)
