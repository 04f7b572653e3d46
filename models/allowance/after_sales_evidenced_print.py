# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason
from ..printing import code_image, plain_quantity


class AfterSalesEvidenced(models.AbstractModel):
    """What the papers that the buyer stamps and sends back have in common (R5.10, R6.01)."""

    _inherit = "after_sales.evidenced"

    def _get_print_blockers(self):
        """A paper for others says nothing that was not approved."""
        for document in self:
            if document.state not in ("approved", "done"):
                yield reason("print_before_approval", document=document.name)

    def _print_code(self, symbology, width, height) -> str:
        """The number of the document as a barcode or QR code."""
        self.ensure_one()
        return code_image(self.name, symbology, width, height)

    def _printed_quantity(self, quantity) -> str:
        """A quantity as people write it: 2, 2.5."""
        return plain_quantity(quantity)

    def _print_titles(self) -> dict[str, str]:
        """What each printed form is called."""
        return {}

    def _print_file_name(self, form) -> str:
        """The name of a printed file: the form and the number of the document."""
        self.ensure_one()
        return f"{self._print_titles()[form]} {self.name}".replace("/", "_")

    def _print_partner_lang(self):
        return self.partner_id.lang or self.env.lang

    def _print_signed_proof(self):
        """The proof that the customer signed on a screen, so that a print made afterwards shows his signature."""
        proofs = self.sudo().evidence_ids.filtered(lambda proof: proof.signature and proof.state != "rejected")
        return proofs.sorted(lambda proof: (proof.state == "checked", proof.id))[-1:]
