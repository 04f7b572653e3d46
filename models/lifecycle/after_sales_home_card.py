# Part of after_sales. LGPL-3.
from ast import literal_eval

from odoo import api, fields, models
from odoo.fields import Domain


class AfterSalesHomeCard(models.Model):
    """One tile of the home screen: something that waits for the person who looks at it.

    A card is data: a model, a filter and the groups that see it. An area adds its cards in an XML file.
    """

    _name = "after_sales.home.card"
    _description = "Home Screen Card"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    description = fields.Char(translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    icon = fields.Char(default="fa-inbox", help="A Font Awesome name.")
    color = fields.Selection(
        [("primary", "Mine"), ("warning", "Late"), ("danger", "Problem"), ("info", "To watch")],
        default="primary",
        required=True,
    )
    action_id = fields.Many2one("ir.actions.act_window", required=True, ondelete="cascade")
    domain = fields.Char(required=True, default="[]", help="Which records of the action's model wait.")
    group_ids = fields.Many2many("res.groups", string="Seen By", help="Empty: everybody.")
    is_for_me = fields.Boolean(compute="_compute_is_for_me", search="_search_is_for_me")
    count = fields.Integer(compute="_compute_count")

    @api.depends("group_ids")
    @api.depends_context("uid")
    def _compute_is_for_me(self):
        for card in self:
            card.is_for_me = not card.group_ids or bool(card.group_ids & self.env.user.all_group_ids)

    def _search_is_for_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = Domain("group_ids", "=", False) | Domain("group_ids", "in", self.env.user.all_group_ids.ids)
        return mine if True in value else ~mine

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_count(self):
        for card in self:
            model = self.env[card.sudo().action_id.res_model]
            card.count = model.search_count(card._filter()) if model.has_access("read") else 0

    def action_open(self):
        """Open the records that wait."""
        self.ensure_one()
        action = self.sudo().action_id._get_action_dict()
        return action | {"domain": self._filter(), "context": {"create": False}, "display_name": self.name}

    def _filter(self):
        today = fields.Date.context_today(self)
        return literal_eval(
            (self.domain or "[]").replace("<uid>", str(self.env.uid)).replace("<today>", repr(str(today)))
        )
