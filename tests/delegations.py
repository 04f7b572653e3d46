# Part of after_sales. LGPL-3.
"""Short ways to lend approval authority in a test."""

from .common import AfterSalesCommon

RETURN = "after_sales.return"


class DelegationCommon(AfterSalesCommon):
    """The base case with the three roles of the authority table and a builder of delegations."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager_role = cls.env.ref("after_sales.after_sales_approval_role_manager")
        cls.deputy_role = cls.env.ref("after_sales.after_sales_approval_role_deputy_gm")
        cls.gm_role = cls.env.ref("after_sales.after_sales_approval_role_gm")

    def delegations(self, user):
        return self.env["after_sales.approval.delegation"].with_user(user)

    def a_delegation(self, delegator=None, delegate=None, *, by=None, **values):
        """The sales manager lends the clerk everything from today, a Monday, to Friday; ``by``: who makes it."""
        delegator = delegator or self.approver_manager
        vals = {
            "delegator_id": delegator.id,
            "delegate_id": (delegate or self.clerk).id,
            "date_from": "2026-03-02",
            "date_to": "2026-03-06",
            "reason": "Holiday",
        }
        return self.delegations(by or delegator).create(vals | values)

    def another_company(self, *users, name="Other Ltd", currency=None):
        """A company where ``users`` may work too."""
        currency = currency or self.company.currency_id
        company = self.env["res.company"].create({"name": name, "currency_id": currency.id})
        for user in users:
            user.company_ids += company
        return company
