# Part of after_sales. LGPL-3.
import json
from datetime import datetime
from io import BytesIO
from urllib.parse import parse_qs, urlparse

import openpyxl

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, new_test_user, tagged
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval

from .case_common import CaseCommon

URL = "/after_sales/case_register.xlsx"


@tagged("post_install", "-at_install", "after_sales")
class TestCaseRegister(CaseCommon, HttpCase):
    """The registration and tracking ledger as a workbook (R4.09), and the archive of quality management (R4.70)."""

    def rows(self, user, url=URL):
        """The rows of the downloaded workbook, as title -> value."""
        self.env.flush_all()
        self.authenticate(user.login, user.login)
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200, answer.text[-300:])
        self.sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
        head, *rows = self.sheet.values
        return [dict(zip(head, row, strict=True)) for row in rows]

    def exported(self, cases, user, **context):
        return cases.with_user(user).with_context(**context).action_export_register()["url"]

    def own(self, rows):
        return [row for row in rows if row["Company"] == self.company.name]

    def test_each_registered_case_has_its_row(self):
        """R4.09"""
        running, closed = self.an_accepted_case(), self.a_closed_case(("allowance", 400))
        self.a_reported_case(self.order)

        rows = self.own(self.rows(self.coordinator))

        self.assertEqual([row["Number"] for row in rows], [running.name, closed.name])
        first, second = rows
        self.assertEqual((first["Held By"], first["Status"], first["Closed On"]), (running.waits_for, "Being Handled", None))
        self.assertEqual((first["Deadline"], first["Accepted On"]), (datetime(2026, 3, 15), datetime(2026, 3, 2)))
        self.assertEqual((second["Amount"], second["Decision"]), (400.0, "Allowance"))
        self.assertEqual((second["Responsible Parties"], second["Cause"]), ("Assembly 100 %", self.cause.name))
        self.assertEqual((second["Closed On"], second["Customer's Answer"]), (datetime(2026, 3, 2), "Accepted"))
        self.assertEqual((second["Products"], second["Orders"]), (self.product.display_name, self.order.name))

    def test_days_run_from_acceptance_to_closing(self):
        """R4.46"""
        case = self.an_accepted_case()
        with freeze_time("2026-03-20 12:00"):
            case.invalidate_recordset()
            self.assertEqual((case._register_days(), case._register_days_late()), (18, 5))
        closed = self.a_closed_case(("allowance", 400))
        with freeze_time("2026-03-20 12:00"):
            self.assertEqual((closed._register_days(), closed._register_days_late()), (0, 0))

    def test_the_documents_of_the_decision_are_named(self):
        case = self.an_accepted_case()
        self.proposed(self.investigated(case), ("return", {"line_id": case.line_ids.id, "quantity": 1, "amount": 100}))
        self.approved(self.negotiated(self.approved(case)))
        case.with_user(self.sales).action_execute()

        row = self.own(self.rows(self.coordinator))[0]

        self.assertEqual(row["Documents"], case.decision_ids.document_name)

    def test_the_head_stays_in_sight(self):
        self.an_accepted_case()
        self.rows(self.coordinator)

        self.assertEqual(self.sheet.freeze_panes, "A2")

    def test_a_subject_that_begins_like_a_formula_is_a_text(self):
        case = self.an_accepted_case(subject='=HYPERLINK("http://x")')

        row = self.own(self.rows(self.coordinator))[0]

        self.assertEqual(row["In a Few Words"], case.subject)
        column = [cell.value for cell in self.sheet[1]].index("In a Few Words")
        self.assertEqual(self.sheet[2][column].data_type, "s")

    def test_what_the_list_shows_is_what_is_exported(self):
        """R4.09"""
        leak, late = self.an_accepted_case(), self.an_accepted_case(subject="Too late")
        none_chosen = self.env["after_sales.case"]

        for cases, domain, names in (
            (none_chosen, [["subject", "=", "Too late"]], {late.name}),
            (leak, [["subject", "=", "Too late"]], {leak.name}),
            (none_chosen, [], {leak.name, late.name}),
        ):
            url = self.exported(cases, self.coordinator, active_domain=domain)
            self.assertEqual({row["Number"] for row in self.own(self.rows(self.coordinator, url))}, names)
        asked = parse_qs(urlparse(self.exported(none_chosen, self.coordinator, active_domain=[])).query)
        self.assertEqual(json.loads(asked["domain"][0]), [])

    def test_rights_are_those_of_the_reader(self):
        running, closed = self.an_accepted_case(), self.a_closed_case(("allowance", 400))
        stranger = new_test_user(self.env, "nobody", groups="base.group_user", company_id=self.company.id)
        by_id = f'{URL}?domain=[["id", "in", [{running.id}]]]'

        self.assertEqual(self.rows(stranger), [])
        self.assertEqual([row["Number"] for row in self.own(self.rows(self.accountant))], [closed.name])
        self.assertEqual(self.rows(self.accountant, by_id), [])

    def test_other_companies_stay_out(self):
        self.an_accepted_case()
        other = self.env["res.company"].create({"name": "Other Ltd"})
        foreigner = self._a_user("coordinator", login="foreign_coordinator", company=other)

        self.assertEqual(self.rows(foreigner), [])

    def test_customers_get_no_register(self):
        """R4.44"""
        self.an_accepted_case()
        guest = new_test_user(self.env, "guest", groups="base.group_portal")
        guest.partner_id.parent_id = self.customer

        for login in ("guest", None):
            self.authenticate(login, login)
            with mute_logger("odoo.http"):
                answer = self.url_open(URL, allow_redirects=False)
            self.assertIn(answer.status_code, (303, 403))

    def test_an_address_that_is_no_domain_is_refused(self):
        self.authenticate(self.coordinator.login, self.coordinator.login)

        with mute_logger("odoo.http"):
            for domain in ("x", '[["no_such_field", "=", 1]]', '[["id"]]', "5"):
                self.assertEqual(self.url_open(f"{URL}?domain={domain}").status_code, 400, domain)

    def test_the_archive_names_what_is_missing(self):
        """R4.70"""
        case = self.a_closed_case(("allowance", 400))

        self.assertEqual(case.archive_gaps, "Root cause in the analysis")
        self.assertRefused(case.with_user(self.quality).action_file, "lacks for the archive: Root cause")
        self.assertIn(case, self.in_archive())

    def test_quality_puts_a_complete_record_into_the_archive_once(self):
        """R4.70"""
        case = self.a_closed_case(("allowance", 400))
        values = {"case_id": case.id, "question": "Why?", "answer": "Worn tool", "is_root": True}
        lines = self.env["after_sales.case.analysis"]
        self.assertRefused(lambda: lines.with_user(self.manufacturing).create(values), "cannot change any more")
        lines.with_user(self.quality).create(values)

        case.with_user(self.quality).action_file()

        self.assertEqual((case.archived_by_id, case.is_analysed, case.archive_gaps), (self.quality, True, False))
        self.assertRefused(lambda: lines.with_user(self.quality).create(values), "cannot change any more")
        self.assertRefused(case.with_user(self.quality).action_file, "in the archive already")

    def test_unfounded_complaints_are_archived_without_an_analysis(self):
        case = self.a_closed_case(("explanation", 0), finding="unfounded")

        case.with_user(self.quality).action_file()

        self.assertTrue(case.archived_on)

    def test_only_quality_archives_and_only_what_is_decided(self):
        """R4.70"""
        running, closed = self.an_accepted_case(), self.a_closed_case(("explanation", 0), finding="unfounded")

        self.assertNotIn(running, self.in_archive())
        self.assertRefused(running.with_user(self.quality).action_file, "not decided yet")
        for user in (self.sales, self.coordinator, self.approver_gm, self.administrator):
            self.assertRefused(closed.with_user(user).action_file, error=AccessError)
        self.assertRefused(
            lambda: closed.with_user(self.quality).write({"archived_on": "2026-03-02"}), error=AccessError
        )

    def in_archive(self):
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_case_action_archive")
        return self.env["after_sales.case"].with_user(self.quality).search(safe_eval(action["domain"]))
