# Part of after_sales. LGPL-3.
"""The stage for proofs: a company that credits only on them, and papers as customers send them."""

from odoo.fields import Command

from .common import AfterSalesCommon


class EvidenceCommon(AfterSalesCommon):
    """Ten boilers were sold at 100, delivered and invoiced; returns need a proof that another person checks."""

    def set_stage(self):
        super().set_stage()
        self.company.write({"after_sales_return_proof_required": True, "after_sales_allowance_proof_required": True})
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)
        self.invoice = self.invoiced(self.order)

    def a_file(self, user=None, **values):
        return (
            self.env["ir.attachment"].with_user(user or self.sales).create({"name": "scan.pdf", "raw": b"seal", **values})
        )

    def a_proof(self, document, user=None, **values):
        """A stamped certificate that ``user`` (sales) brings for ``document``."""
        user = user or self.sales
        form = document.with_user(user).action_add_evidence()
        return (
            self.env[form["res_model"]]
            .with_user(user)
            .with_context(**form["context"])
            .create(
                {
                    "kind": "return_certificate",
                    "is_stamped": True,
                    "attachment_ids": [Command.set(self.a_file(user).ids)],
                    **values,
                }
            )
        )

    def an_accepted_proof(self, document, **values):
        proof = self.a_proof(document, **values)
        proof.with_user(self.accountant).action_check()
        return proof

    def rejected(self, proof, why="No seal.", user=None):
        action = proof.with_user(user or self.accountant).action_reject()
        wizard = self.env[action["res_model"]].with_user(user or self.accountant).with_context(**action["context"])
        wizard.create({"comment": why}).action_confirm()
        return proof

    def a_waiting_return(self, quantity=2):
        """The goods are in; only the proof is missing."""
        return self.received(self.an_approved_return(self.order, (self.product, quantity)))

    def assertProgress(self, document, **expected):  # noqa: N802 - named like unittest's own
        self.assertEqual({name: document[name] for name in expected}, expected)

    def asked(self, document):
        """The open activities that ask somebody for the proof."""
        kind = self.env.ref("after_sales.mail_activity_type_proof")
        return document.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == kind)
