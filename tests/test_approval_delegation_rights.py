# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, new_test_user, tagged

from .delegations import RETURN, DelegationCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalDelegationRights(DelegationCommon):
    """Who makes, sees, changes and withdraws a delegation, and who hears of it (R7.19)."""

    # -- making --------------------------------------------------------------------------------------------------------

    def test_one_lends_ones_own_without_saying_so(self):
        delegation = self.delegations(self.approver_manager).create(
            {"delegate_id": self.clerk.id, "date_to": "2026-03-06", "reason": "Holiday"}
        )

        self.assertEqual((delegation.delegator_id, delegation.state), (self.approver_manager, "in_force"))

    def test_the_form_asks_for_no_more_than_whom_till_when_and_why(self):
        form = Form(self.delegations(self.approver_manager))
        form.delegate_id = self.clerk
        form.date_to = "2026-03-06"
        form.reason = "Holiday"

        delegation = form.save()

        self.assertEqual((delegation.delegator_id, delegation.state), (self.approver_manager, "in_force"))
        self.assertEqual(delegation.lendable_role_ids, self.manager_role)

    def test_the_first_day_of_what_is_planned_can_move_to_today_in_the_form(self):
        delegation = self.a_delegation(date_from="2026-03-04")

        with Form(delegation) as form:
            form.date_from = "2026-03-02"
            form.reason = "Left earlier"

        self.assertEqual((delegation.state, delegation.reason), ("in_force", "Left earlier"))
        self.assertFalse(delegation.can_edit)

    def test_nobody_lends_what_is_anothers(self):
        for user in (self.approver_deputy_gm, self.clerk, self.sales, self.auditor):
            for delegations in (self.delegations(user), self.delegations(user).sudo()):
                self.assertRefused(
                    lambda delegations=delegations: self.made(delegations, self.approver_gm, self.approver_manager),
                    "you can lend your own authority only",
                    error=AccessError,
                )

    def made(self, delegations, delegator, delegate):
        return delegations.create(
            {
                "delegator_id": delegator.id,
                "delegate_id": delegate.id,
                "date_to": "2026-03-06",
                "reason": "Holiday",
            }
        )

    def test_people_without_a_role_make_none(self):
        outsider = new_test_user(self.env, "outsider", groups="base.group_user", company_id=self.company.id)

        self.assertRefused(lambda: self.a_delegation(by=outsider), error=AccessError)

    def test_an_administrator_lends_for_who_is_absent(self):
        delegation = self.a_delegation(by=self.administrator)

        self.assertEqual(delegation.create_uid, self.administrator)
        self.assertEqual(
            self.delegations(self.clerk)._lent_to(self.clerk, RETURN, self.company, delegation.date_from)[0].delegator,
            self.approver_manager,
        )

    def test_an_administrator_is_never_part_of_what_he_makes(self):
        self.manager_role.user_ids = self.administrator

        for parties in ((self.administrator, self.clerk), (self.approver_manager, self.administrator)):
            for delegations in (self.delegations(self.administrator), self.delegations(self.administrator).sudo()):
                self.assertRefused(
                    lambda delegations=delegations, parties=parties: self.made(delegations, *parties),
                    "never changes his own authority",
                    error=AccessError,
                )

    def test_an_administrator_cannot_become_part_of_it_later(self):
        delegation = self.a_delegation(by=self.administrator, date_from="2026-03-04")

        for field in ("delegate_id", "delegator_id"):
            self.manager_role.user_ids = self.administrator
            self.assertRefused(
                lambda field=field: delegation.write({field: self.administrator.id}),
                "never changes his own authority",
                error=AccessError,
            )

    def test_nobody_gives_what_is_planned_away_in_anothers_name(self):
        delegation = self.a_delegation(date_from="2026-03-04")

        self.assertRefused(
            lambda: delegation.write({"delegator_id": self.approver_gm.id}),
            "you can lend your own authority only",
            error=AccessError,
        )

    # -- reading -------------------------------------------------------------------------------------------------------

    def test_both_parties_auditors_and_administrators_read_it_and_nobody_else(self):
        delegation = self.a_delegation()

        for user in (self.approver_manager, self.clerk, self.auditor, self.administrator):
            self.assertEqual(self.delegations(user).search([]), delegation)
            self.assertTrue(delegation.with_user(user).read(["display_name", "state", "cap_amount"]))
        for user in (self.approver_gm, self.sales):
            self.assertFalse(self.delegations(user).search([]))
            self.assertRefused(lambda user=user: delegation.with_user(user).read(["reason"]), error=AccessError)

    def test_administrators_of_another_company_do_not_see_it(self):
        delegation = self.a_delegation()
        other = self.another_company()
        stranger = self._a_user("administrator", login="stranger", company=other)

        self.assertFalse(self.delegations(stranger).search([]))
        self.assertRefused(delegation.with_user(stranger).action_withdraw, error=AccessError)

    # -- changing ------------------------------------------------------------------------------------------------------

    def test_what_is_planned_can_change_and_be_deleted_by_its_delegator(self):
        delegation = self.a_delegation(date_from="2026-03-04")

        delegation.write({"date_to": "2026-03-09", "delegate_id": self.sales.id})

        self.assertEqual(delegation.delegate_id, self.sales)
        self.assertTrue(delegation.can_edit)
        self.assertFalse(delegation.with_user(self.sales).can_edit)
        for user in (self.sales, self.auditor, self.approver_gm):
            self.assertRefused(lambda user=user: delegation.with_user(user).write({"reason": "x"}), error=AccessError)
            self.assertRefused(delegation.with_user(user).unlink, error=AccessError)
        delegation.unlink()
        self.assertFalse(delegation.exists())

    def test_once_in_force_nobody_changes_or_deletes_it(self):
        delegation = self.a_delegation()

        for records in (delegation, delegation.with_user(self.administrator), delegation.sudo()):
            self.assertTrue(delegation.can_withdraw)
            self.assertFalse(delegation.can_edit)
            for vals in ({"date_to": "2026-12-31"}, {"has_cap": False}, {"delegate_id": self.sales.id}):
                self.assertRefused(
                    lambda records=records, vals=vals: records.write(vals), "“In Force”, so it can neither change"
                )
            self.assertRefused(lambda records=records: records.write({"active": False}), "Withdraw it first")
            self.assertRefused(records.unlink, "nor be deleted any more")

    def test_what_is_over_stays_and_can_only_be_archived(self):
        delegation = self.a_delegation()

        with freeze_time("2026-03-07"):
            self.env.invalidate_all()
            self.assertEqual(delegation.state, "ended")
            self.assertRefused(lambda: delegation.write({"date_to": "2026-03-31"}), "“Ended”")
            self.assertRefused(delegation.unlink, "“Ended”")
            self.assertRefused(delegation.action_withdraw, "nothing left to withdraw")
            delegation.active = False

        self.assertFalse(delegation.active)

    def test_states_can_be_searched(self):
        planned = self.a_delegation(date_from="2026-03-04")
        in_force = self.a_delegation(delegate=self.sales)
        withdrawn = self.a_delegation(delegate=self.auditor)
        withdrawn.action_withdraw()
        delegations = self.delegations(self.administrator)

        for state, expected in (("planned", planned), ("in_force", in_force), ("withdrawn", withdrawn)):
            self.assertEqual((delegations.search([("state", "=", state)]), expected.state), (expected, state))
        self.assertEqual(delegations.search([("state", "!=", "withdrawn")]), planned + in_force)
        with freeze_time("2026-03-07"):
            self.assertEqual(delegations.search([("state", "=", "ended")]), planned + in_force)

    # -- withdrawing ---------------------------------------------------------------------------------------------------

    def test_withdrawn_it_lends_nothing_from_that_moment(self):
        for user in (self.approver_manager, self.administrator):
            delegation = self.a_delegation()

            delegation.with_user(user).action_withdraw()

            self.assertEqual((delegation.state, delegation.withdrawn_by_id), ("withdrawn", user))
            self.assertFalse(delegation._lent_to(self.clerk, RETURN, self.company, delegation.date_from))
            self.assertRefused(delegation.with_user(user).action_withdraw, "nothing left to withdraw")

    def test_only_the_delegator_and_administrators_withdraw(self):
        delegation = self.a_delegation()

        for user in (self.clerk, self.auditor):
            for records in (delegation.with_user(user), delegation.with_user(user).sudo()):
                self.assertFalse(records.can_withdraw)
                self.assertRefused(records.action_withdraw, "can only be withdrawn by", error=AccessError)
        self.assertRefused(delegation.with_user(self.sales).action_withdraw, error=AccessError)
        self.assertEqual(delegation.state, "in_force")

    def test_the_stamps_of_withdrawing_are_written_by_nobody(self):
        delegation = self.a_delegation(date_from="2026-03-04")

        for records in (delegation, delegation.with_user(self.administrator), delegation.sudo()):
            forged = records.with_context(after_sales_engine=True)
            self.assertRefused(
                lambda forged=forged: forged.write({"withdrawn_on": False}), "cannot be written", error=AccessError
            )
        self.assertRefused(
            lambda: self.a_delegation(delegate=self.sales, withdrawn_by_id=self.sales.id),
            "cannot be written",
            error=AccessError,
        )

    # -- telling -------------------------------------------------------------------------------------------------------

    def test_both_are_told_of_the_beginning_and_the_end(self):
        delegation = self.a_delegation(by=self.administrator)
        delegation.with_user(self.administrator).action_withdraw()

        told = delegation.message_ids.filtered("partner_ids").sorted("id")

        both = (self.approver_manager + self.clerk).partner_id
        self.assertEqual([message.partner_ids for message in told], [both, both])
        self.assertIn("Approval authority is lent", told[0].body)
        self.assertIn("withdrew it", told[1].body)
        self.assertLessEqual(both, delegation.message_partner_ids)

    def test_who_is_no_substitute_any_more_hears_no_more(self):
        delegation = self.a_delegation(date_from="2026-03-04")

        delegation.delegate_id = self.sales

        self.assertIn(self.sales.partner_id, delegation.message_partner_ids)
        self.assertNotIn(self.clerk.partner_id, delegation.message_partner_ids)
