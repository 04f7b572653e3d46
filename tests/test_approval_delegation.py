# Part of after_sales. LGPL-3.
from datetime import date
from decimal import Decimal

from odoo.exceptions import ValidationError
from odoo.tests import new_test_user, tagged

from .delegations import RETURN, DelegationCommon

TODAY = date(2026, 3, 2)


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalDelegation(DelegationCommon):
    """Whose authority a substitute may use, for how long, and who may lend it (R7.07, R7.18, R7.19)."""

    def lent_to(self, user, day=TODAY, company=None, kind=RETURN):
        return self.delegations(user)._lent_to(user, kind, company or self.company, day)

    # -- what is lent --------------------------------------------------------------------------------------------------

    def test_a_substitute_may_use_what_the_delegator_holds_himself(self):
        delegation = self.a_delegation()

        (lent,) = self.lent_to(self.clerk)

        self.assertEqual(lent, (delegation.id, self.approver_manager, frozenset(self.manager_role.ids), None))
        self.assertFalse(lent.delegator.env.su)
        self.assertEqual(self.lent_to(self.sales), [])

    def test_the_first_and_the_last_day_belong_to_it(self):
        self.a_delegation(date_from="2026-03-03", date_to="2026-03-05")

        lent = [bool(self.lent_to(self.clerk, date(2026, 3, day))) for day in range(2, 7)]

        self.assertEqual(lent, [False, True, True, True, False])

    def test_it_lends_only_the_roles_kinds_and_companies_of_its_scope(self):
        other = self.another_company(self.approver_gm, self.clerk)
        self.gm_role.deputy_ids = self.manager_role.deputy_ids = self.approver_gm
        self.a_delegation(self.approver_gm, role_ids=self.gm_role.ids, company_ids=other.ids, document_kind=RETURN)

        (lent,) = self.lent_to(self.clerk, company=other)

        self.assertEqual(lent.role_ids, frozenset(self.gm_role.ids))
        self.assertEqual(self.lent_to(self.clerk), [])
        self.assertEqual(self.lent_to(self.clerk, company=other, kind="another.kind"), [])

    def test_an_empty_scope_lends_all_roles_held_as_deputy_holder_or_through_a_group(self):
        self.deputy_role.user_ids = self.gm_role.deputy_ids = self.approver_manager
        self.a_delegation()

        (lent,) = self.lent_to(self.clerk, kind="any.kind")

        self.assertEqual(lent.role_ids, frozenset((self.manager_role + self.deputy_role + self.gm_role).ids))

    def test_a_scope_of_an_archived_role_lends_nothing_rather_than_everything(self):
        self.a_delegation(self.approver_gm, role_ids=self.gm_role.ids)
        self.manager_role.deputy_ids = self.approver_gm

        self.gm_role.active = False

        self.assertEqual(self.lent_to(self.clerk), [])

    def test_the_ceiling_is_inclusive_and_own_requests_of_the_delegator_stay_closed(self):
        self.a_delegation(has_cap=True, cap_amount=300.0)

        (lent,) = self.lent_to(self.clerk)

        self.assertEqual(lent.cap, Decimal("300"))
        self.assertTrue(lent.covers(Decimal("300.00"), self.sales))
        self.assertFalse(lent.covers(Decimal("300.01"), self.sales))
        self.assertFalse(lent.covers(Decimal("1"), self.sales + self.approver_manager))

    def test_a_ceiling_lends_nothing_in_a_company_of_another_currency(self):
        self.a_delegation(has_cap=True, cap_amount=300.0)
        other = self.another_company(self.approver_manager, self.clerk, currency=self.env.ref("base.JPY"))

        self.assertEqual(self.lent_to(self.clerk, company=other), [])

    def test_what_was_lent_is_never_lent_on(self):
        self.a_delegation()

        self.assertRefused(
            lambda: self.a_delegation(self.clerk, self.sales), "holds no approval role himself", error=ValidationError
        )
        self.a_delegation(self.approver_gm, self.approver_deputy_gm)
        self.a_delegation(self.approver_deputy_gm, self.sales)

        (lent,) = self.lent_to(self.sales)
        self.assertEqual(lent.role_ids, frozenset(self.deputy_role.ids))

    def test_who_loses_the_role_lends_nothing_any_more(self):
        self.a_delegation()

        self.approver_manager.group_ids -= self.env.ref("after_sales.after_sales_group_approver_manager")

        self.assertEqual(self.lent_to(self.clerk), [])

    def test_leavers_neither_lend_nor_use_anything(self):
        self.a_delegation()
        self.a_delegation(self.approver_gm, self.sales)

        self.approver_manager.active = False
        self.sales.active = False

        self.assertEqual(self.lent_to(self.clerk), [])
        self.assertEqual(self.lent_to(self.sales), [])

    def test_in_a_company_where_one_of_both_may_not_work_nothing_is_lent(self):
        self.a_delegation()
        other = self.another_company(self.clerk)
        self.assertEqual(self.lent_to(self.clerk, company=other), [])

        self.approver_manager.company_ids += other

        self.assertEqual(len(self.lent_to(self.clerk, company=other)), 1)

    def test_many_users_cost_no_more_queries_than_one(self):
        users = self.clerk + self.sales + self.warehouse_user + self.accountant
        self.a_delegation()
        self.lent_to(self.clerk)
        few = self.queries(self.clerk)

        for user in users[1:]:
            for boss in (self.approver_manager, self.approver_deputy_gm, self.approver_gm):
                self.a_delegation(boss, user)
        # Whatever changes empties what is kept in memory of it; that is read once for all.
        self.lent_to(self.clerk)
        many = self.queries(users)

        self.assertLessEqual(many, few)
        lent = self.delegations(self.clerk)._lent_by_all(users + self.auditor, RETURN, self.company, TODAY)
        self.assertEqual([len(lent[user]) for user in users + self.auditor], [1, 3, 3, 3, 0])

    def queries(self, users):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.delegations(self.clerk)._lent_by_all(users, RETURN, self.company, TODAY)
        return self.env.cr.sql_log_count - before

    # -- what cannot be made -------------------------------------------------------------------------------------------

    def test_all_that_is_wrong_is_told_at_once(self):
        message = self.assertRefused(
            lambda: self.a_delegation(
                date_from="2026-02-10", date_to="2026-02-01", role_ids=self.gm_role.ids, has_cap=True, cap_amount=0.0
            ),
            "the last day comes before the first one",
            "does not hold “General Manager” himself",
            "the ceiling must be above zero",
            error=ValidationError,
        )

        self.assertEqual(len(message.splitlines()), 3)

    def test_what_is_wholly_past_is_refused_and_what_ends_today_is_not(self):
        self.assertRefused(
            lambda: self.a_delegation(date_from="2026-02-02", date_to="2026-03-01"),
            "wholly in the past",
            error=ValidationError,
        )

        self.assertEqual(self.a_delegation(date_from="2026-02-02", date_to="2026-03-02").state, "in_force")

    def test_a_substitute_is_an_active_colleague_with_a_role_and_a_shared_company(self):
        strangers = {
            "is no active internal user": new_test_user(self.env, "portal", groups="base.group_portal"),
            "has no role in After-Sales": new_test_user(self.env, "outsider", groups="base.group_user"),
            "nobody stands in for himself": self.approver_manager,
        }
        for sentence, user in strangers.items():
            self.assertRefused(lambda user=user: self.a_delegation(delegate=user), sentence, error=ValidationError)
        left = self._a_user("sales", login="left")
        left.active = False
        self.assertRefused(
            lambda: self.a_delegation(delegate=left), "is no active internal user", error=ValidationError
        )

    def test_both_must_be_able_to_work_in_the_companies(self):
        other = self.another_company(self.approver_manager)
        stranger = self._a_user("sales", login="stranger", company=self.another_company(name="Third Ltd"))

        self.assertRefused(
            lambda: self.a_delegation(company_ids=other.ids),
            f"{self.clerk.name} may not work in Other Ltd",
            error=ValidationError,
        )
        self.assertRefused(
            lambda: self.a_delegation(delegate=stranger), "no company where both may work", error=ValidationError
        )

    def test_a_ceiling_needs_companies_with_one_currency(self):
        self.another_company(self.approver_manager, self.clerk, currency=self.env.ref("base.JPY"))
        cap = {"has_cap": True, "cap_amount": 300.0}

        self.assertRefused(lambda: self.a_delegation(**cap), "several currencies (", error=ValidationError)

        self.assertTrue(self.a_delegation(company_ids=self.company.ids, **cap))

    def test_the_same_again_is_refused_until_the_first_one_is_withdrawn(self):
        first = self.a_delegation()
        self.assertRefused(
            lambda: self.a_delegation(date_from="2026-03-06", date_to="2026-03-20"),
            f"overlaps with {first.display_name}",
            error=ValidationError,
        )
        self.a_delegation(date_from="2026-03-07", date_to="2026-03-20")
        self.a_delegation(delegate=self.sales)

        first.action_withdraw()

        self.assertTrue(self.a_delegation())

    def test_two_never_stand_in_for_each_other_at_the_same_time(self):
        self.a_delegation(self.approver_manager, self.approver_gm)

        self.assertRefused(
            lambda: self.a_delegation(self.approver_gm, self.approver_manager),
            "lends the other way round",
            error=ValidationError,
        )
        self.assertTrue(
            self.a_delegation(self.approver_gm, self.approver_manager, date_from="2026-03-07", date_to="2026-03-09")
        )

    def test_records_made_together_are_checked_against_each_other(self):
        both = [
            {"delegator_id": one.id, "delegate_id": other.id, "date_to": "2026-03-06", "reason": "Fair"}
            for one, other in (
                (self.approver_manager, self.approver_gm),
                (self.approver_gm, self.approver_manager),
            )
        ]

        self.assertRefused(
            lambda: self.delegations(self.administrator).create(both), "lends the other way", error=ValidationError
        )
