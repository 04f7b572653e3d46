# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...rules import delegation as rules
from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked

ADMINISTRATOR = "after_sales.after_sales_group_administrator"
STATES = [
    ("planned", "Planned"),
    ("in_force", "In Force"),
    ("ended", "Ended"),
    ("withdrawn", "Withdrawn"),
]
#: What only withdrawing writes, whoever asks.
ENGINE_FIELDS = {"withdrawn_on", "withdrawn_by_id"}


class AfterSalesApprovalDelegation(models.Model):
    """For some days one person signs in place of another, who is away (R7.19).

    Only what the delegator holds himself is lent, and only while both are active users. Its terms can change until the
    first day; from then on it can only be withdrawn. Nobody changes his own authority: people lend to others,
    administrators make delegations that they are no part of.
    """

    _name = "after_sales.approval.delegation"
    _description = "Approval Delegation"
    _inherit = ["after_sales.kept", "mail.thread"]
    _order = "date_from desc, id desc"
    _mail_post_access = "read"

    #: The terms, which stay as they are from the first day on.
    _frozen_fields = frozenset(
        {
            "delegator_id",
            "delegate_id",
            "date_from",
            "date_to",
            "role_ids",
            "document_kind",
            "company_ids",
            "has_cap",
            "cap_amount",
            "reason",
        }
    )

    delegator_id = fields.Many2one(
        "res.users",
        "Delegator",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        default=lambda self: self._default_delegator_id(),
        help="Whose authority is lent.",
    )
    delegate_id = fields.Many2one(
        "res.users",
        "Substitute",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        help="Who signs in his place; never on requests of either of the two.",
    )
    date_from = fields.Date("First Day", required=True, tracking=True, default=fields.Date.context_today)
    date_to = fields.Date("Last Day", required=True, tracking=True, help="This day still belongs to it.")
    # What is archived stays in the scope: an empty scope would lend everything.
    role_ids = fields.Many2many(
        "after_sales.approval.role",
        "after_sales_approval_delegation_role_rel",
        string="Roles",
        ondelete="restrict",
        context={"active_test": False},
        tracking=True,
        help="Empty: all roles that the person holds himself.",
    )
    document_kind = fields.Selection(
        selection="_selection_document_kind", string="Documents", tracking=True, help="Empty: all kinds of documents."
    )
    company_ids = fields.Many2many(
        "res.company",
        "after_sales_approval_delegation_company_rel",
        string="Companies",
        ondelete="restrict",
        context={"active_test": False},
        tracking=True,
        help="Empty: all companies where both may work. Branches count when they are named.",
    )
    has_cap = fields.Boolean("Ceiling", tracking=True, help="The substitute signs up to this amount only.")
    cap_amount = fields.Monetary(
        "Up To", tracking=True, help="With tax; never more than the person himself may approve."
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id", store=True)
    reason = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True)
    withdrawn_on = fields.Datetime(readonly=True, copy=False)
    withdrawn_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    state = fields.Selection(STATES, compute="_compute_state", search="_search_state")
    lendable_role_ids = fields.Many2many(
        "after_sales.approval.role",
        string="Roles He Holds Himself",
        compute="_compute_lendable_role_ids",
        compute_sudo=True,
    )
    can_edit = fields.Boolean(compute="_compute_can")
    can_withdraw = fields.Boolean(compute="_compute_can")

    @api.model
    def _default_delegator_id(self):
        """Oneself; an administrator names somebody else, as he never changes his own authority."""
        return self.env["res.users"] if self.env.user.has_group(ADMINISTRATOR) else self.env.user

    @api.depends("company_ids", "delegator_id", "delegate_id")
    def _compute_currency_id(self):
        for delegation in self:
            people = delegation.sudo()
            shared = people.delegator_id.company_ids & people.delegate_id.company_ids
            companies = delegation.company_ids or shared or people.delegator_id.company_id or self.env.company
            delegation.currency_id = companies[0].currency_id

    @api.depends("date_from", "date_to", "withdrawn_on")
    @api.depends_context("tz")
    def _compute_state(self):
        today = fields.Date.context_today(self)
        for delegation in self:
            days = (delegation.date_from or today, delegation.date_to or today)
            delegation.state = rules.state(*days, today, bool(delegation.withdrawn_on))

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        runs = Domain("withdrawn_on", "=", False)
        domains = {
            "planned": runs & Domain("date_from", ">", today),
            "in_force": runs & Domain("date_from", "<=", today) & Domain("date_to", ">=", today),
            "ended": runs & Domain("date_from", "<=", today) & Domain("date_to", "<", today),
            "withdrawn": Domain("withdrawn_on", "!=", False),
        }
        return Domain.OR(domain for state, domain in domains.items() if state in value)

    @api.depends("delegator_id")
    def _compute_lendable_role_ids(self):
        own = self._own_roles(self.delegator_id)
        for delegation in self:
            delegation.lendable_role_ids = own.get(delegation.delegator_id, False)

    @api.depends("state", "delegator_id")
    @api.depends_context("uid")
    def _compute_can(self):
        for delegation in self:
            # As it is stored: moving the first day to today must not close the form before it is saved.
            stored = delegation._origin
            delegation.can_edit = not stored or (stored.state == "planned" and stored.has_access("write"))
            delegation.can_withdraw = stored.state in ("planned", "in_force") and stored._may_withdraw()

    @api.depends("delegator_id", "delegate_id", "date_from", "date_to")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for delegation in self:
            people = delegation.sudo()
            days = " – ".join(format_date(self.env, day) for day in (delegation.date_from, delegation.date_to))
            delegation.display_name = f"{people.delegator_id.name} → {people.delegate_id.name} ({days})"

    @api.model
    def _selection_document_kind(self):
        return self.env["after_sales.approval.limit"]._fields["document_kind"]._description_selection(self.env)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_forged(vals)
        delegations = super(AfterSalesApprovalDelegation, self.with_context(mail_create_nolog=True)).create(vals_list)
        delegations = delegations.with_env(self.env)
        delegations._raise_all(AccessError, delegations._get_right_blockers())
        delegations._tell_lent()
        return delegations

    def write(self, vals):
        self._refuse_forged(vals)
        if "active" in vals:
            self._raise_all(UserError, self._get_archive_blockers())
        if not self._frozen_fields.intersection(vals):
            return super().write(vals)
        self._raise_all(UserError, self._get_change_blockers())
        for delegation in self:
            delegation.message_unsubscribe(delegation._both().ids)
        result = super().write(vals)
        self._raise_all(AccessError, self._get_right_blockers())
        self._tell_lent()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_only_planned(self):
        self._raise_all(AccessError, self._get_right_blockers())
        self._raise_all(UserError, self._get_change_blockers())

    def action_withdraw(self):
        """End delegations at once: the delegator's right to take back what he lent, or an administrator's."""
        self.check_access("read")
        self._raise_all(AccessError, self._get_withdraw_right_blockers())
        self._raise_all(UserError, self._get_withdraw_blockers())
        # The right was checked above; an administrator may withdraw even what the record rules do not let him write.
        unlocked(self.sudo()).write({"withdrawn_on": fields.Datetime.now(), "withdrawn_by_id": self.env.uid})
        for delegation in self:
            delegation._tell(
                reason("delegation_withdrawn", delegation=delegation.display_name, person=self.env.user.name)
            )
        return True

    def _may_withdraw(self) -> bool:
        return self.env.user == self.delegator_id or self.env.user.has_group(ADMINISTRATOR)

    def _get_right_blockers(self):
        """Who may not make or change these: nobody his own authority, nobody but administrators that of others."""
        is_administrator = self.env.user.has_group(ADMINISTRATOR)
        for delegation in self.sudo():
            if is_administrator and self.env.user in delegation.delegator_id | delegation.delegate_id:
                yield reason("delegation_of_administrator", delegation=delegation.display_name)
            elif not is_administrator and self.env.user != delegation.delegator_id:
                yield reason(
                    "delegation_of_another", delegation=delegation.display_name, person=delegation.delegator_id.name
                )

    def _get_change_blockers(self):
        for delegation in self.filtered(lambda delegation: delegation.state != "planned"):
            yield reason("delegation_begun", delegation=delegation.display_name, status=delegation._status())

    def _get_archive_blockers(self):
        for delegation in self.filtered(lambda delegation: delegation.state in ("planned", "in_force")):
            yield reason("delegation_not_over", delegation=delegation.display_name, status=delegation._status())

    def _get_withdraw_right_blockers(self):
        for delegation in self.filtered(lambda delegation: not delegation._may_withdraw()):
            yield reason(
                "delegation_not_yours_to_withdraw",
                delegation=delegation.display_name,
                person=delegation.sudo().delegator_id.name,
            )

    def _get_withdraw_blockers(self):
        for delegation in self.filtered(lambda delegation: delegation.state in ("ended", "withdrawn")):
            yield reason("delegation_over", delegation=delegation.display_name, status=delegation._status())

    def _status(self) -> str:
        return dict(self._fields["state"]._description_selection(self.env))[self.state]

    def _refuse_forged(self, vals):
        forged = sorted(ENGINE_FIELDS.intersection(vals))
        if forged and not is_unlocked(self):
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in forged)
            self._raise_all(AccessError, [reason("engine_field", fields=labels)])

    def _raise_all(self, error, reasons):
        self.env["after_sales.message"]._raise_all(reasons, error)

    def _tell_lent(self):
        for delegation in self:
            delegation._tell(reason("delegation_lent", delegation=delegation.display_name, reason=delegation.reason))

    def _tell(self, note):
        """Say it in the chatter, to both."""
        both = self._both().ids
        self.sudo().message_subscribe(both)
        self.message_post(
            body=self.env["after_sales.message"]._sentence(note), partner_ids=both, subtype_xmlid="mail.mt_comment"
        )

    def _both(self):
        return (self.sudo().delegator_id | self.sudo().delegate_id).partner_id
