# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command

from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AfterSalesAllowance(models.Model):
    """The door for areas that find out what is owed to a customer: damaged property, a promise broken (R6.13).

    ``_propose_compensation`` is all they call. It makes a draft, no more: people submit, authority approves.
    """

    _inherit = "after_sales.allowance"

    source_model = fields.Char(readonly=True, copy=False)
    source_id = fields.Many2oneReference("Source", model_field="source_model", readonly=True, copy=False)
    source_name = fields.Char("Proposed By", compute="_compute_source_name")

    _source_once = models.UniqueIndex("(source_model, source_id) WHERE source_id IS NOT NULL AND state != 'cancelled'")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"source_model", "source_id"}

    @api.depends("source_model", "source_id")
    def _compute_source_name(self):
        for document in self:
            source = document._source()
            document.source_name = source.display_name if source else False

    def action_view_source(self):
        """Open what the compensation is for, as far as one may read it."""
        self.ensure_one()
        source = self._source().sudo(False)
        source.check_access("read")
        return self._view_records(source, self.source_name)

    @api.model
    def _propose_compensation(self, source, *, amount, reason_id, name, **values):
        """Return the draft compensation for ``source``, a record: made once, found again until it is cancelled.

        ``amount`` is owed, with ``reason_id`` as its reason and ``name`` as its line; the customer is that of the source
        unless ``partner`` is given. ``liability_percent`` (100), ``liability_basis``, ``claimed_amount`` and ``currency``
        may be said. Whoever calls needs the right to create allowances; ``UserError`` when something is missing.
        """
        self.check_access("create")
        found = self._proposed_for(source)
        if found:
            return found
        partner = values.pop("partner", None) or source.partner_id
        self._raise_all(self._get_proposal_blockers(source, partner, amount))
        vals = {
            "kind": "compensation",
            "source_model": source._name,
            "source_id": source.id,
            "partner_id": partner.id,
            "company_id": source.company_id.id,
            "reason_id": reason_id.id,
            "liability_percent": 100.0,
            "liability_basis": source.display_name,
            **values,
            "line_ids": [Command.create({"name": name, "basis": "amount", "given_amount": amount})],
        }
        return unlocked(self).create(vals).with_env(self.env)

    def _proposed_for(self, source):
        return self.search(
            [("source_model", "=", source._name), ("source_id", "=", source.id), ("state", "!=", "cancelled")], limit=1
        )

    def _source(self):
        """What it was proposed for, or nothing."""
        if not self.source_id or self.source_model not in self.env:
            return self.browse()
        return self.env[self.source_model].sudo().browse(self.source_id).exists()

    def _get_proposal_blockers(self, source, partner, amount):
        if not partner:
            yield reason("proposal_without_customer", source=source.display_name)
        if amount <= 0:
            yield reason("proposal_not_positive", source=source.display_name)
