# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesReturnInspection(models.Model):
    """What a disposition asks to be shown before goods go that way: pictures, a report, or both."""

    _inherit = "after_sales.return.inspection"

    def _get_inspect_blockers(self):
        yield from super()._get_inspect_blockers()
        for inspection in self.sudo():
            files = inspection.attachment_ids
            pictures = files.filtered(lambda file: (file.mimetype or "").startswith("image/"))
            for disposition in inspection.line_ids.disposition_id:
                wanted = disposition.evidence
                if wanted in ("picture", "both") and not pictures:
                    yield reason("finding_without_picture", document=inspection.name, disposition=disposition.name)
                if wanted in ("report", "both") and not files - pictures:
                    yield reason("finding_without_report", document=inspection.name, disposition=disposition.name)
