# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .case_common import CaseCommon
from .printing import PrintingCommon, prints


@tagged("post_install", "-at_install", "after_sales")
class TestCasePrint(CaseCommon, PrintingCommon):
    """The complaint handling form and the complaint record on paper (R4.08, R4.40, R4.44, R4.51)."""

    def test_the_form_says_all_that_the_paper_one_says(self):
        """R4.08"""
        case = self.a_closed_case(("allowance", 400), demand="allowance", description="<p>It drips on the floor.</p>")

        form = self.shown("form", case)

        for words in (
            *(case.name, self.customer.name, self.product.name, self.order.name, self.reason.name),
            *("It drips on the floor.", "Seen in the laboratory.", "Done since Monday.", self.cause.name),
            *("Torque wrench with a counter.", "Assembly", "100", "400.00", "By telephone.", self.approver_gm.name),
        ):
            self.assertIn(words, form)

    def test_hand_overs_are_stamped_with_when_the_unit_received_it_and_passed_it_on(self):
        """R4.08, R4.17"""
        case = self.investigated(self.an_accepted_case())

        form = self.shown("form", case).partition("Passed on")[2]

        step = case.step_ids.filtered(lambda step: step.task == "investigate")
        self.assertEqual(case._printed_moment(step.received_on), "03/02/2026 00:00")
        for words in ("03/02/2026 00:00", self.quality.name, step.name):
            self.assertIn(words, form)

    def test_a_late_hand_over_says_so(self):
        case = self.an_accepted_case()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE after_sales_case_step SET due_on = '2026-01-01' WHERE id = %s", self.step(case).ids
        )
        case.step_ids.invalidate_recordset()

        self.assertIn("Late", self.shown("form", case).partition("Passed on")[2])

    @prints
    def test_the_closed_form_has_five_copies_each_sheet_named_after_who_keeps_it(self):
        """R4.40"""
        case = self.a_closed_case(("allowance", 400))

        pages = self.pages("form", case)

        keepers = ("Quality Management", "Manufacturing", "Sales, to carry out", "Accounting", "General Manager's Office")
        found = [number for page in pages for number in range(1, 6) if f"Copy {number}: {keepers[number - 1]}" in page]
        self.assertEqual((len(found), sorted(set(found))), (len(pages), [1, 2, 3, 4, 5]))
        for page in pages:
            self.assertIn(case.name, page)
            self.assertIn("Internal. Never to the customer.", page)

    @prints
    def test_every_sheet_of_a_long_form_says_what_it_belongs_to(self):
        """R4.40"""
        case = self.an_accepted_case(description="<p>It drips.</p>" * 30)
        for number in range(8):
            step = self.step(case)
            vals = {"name": f"Again {number}", "task": "opinion", "group_id": False}
            step.with_user(self.coordinator)._insert(vals)
        self.env["after_sales.case.step"].sudo().flush_model()
        self.env.cr.execute("UPDATE after_sales_case_step SET opinion = %s, state = 'done'", ["Many words. " * 30])
        case.step_ids.invalidate_recordset()

        pages = self.pages("form", case)

        sheets = len(case._form_sheets())
        self.assertGreater(sheets, 2)
        self.assertEqual(len(pages), sheets)
        for number, page in enumerate(pages, 1):
            self.assertRegex(page, rf"Complaint Handling Form .*{case.name} .*Sheet {number}/{sheets}")

    @prints
    def test_the_form_on_its_way_is_one_copy(self):
        pages = self.pages("form", self.an_accepted_case())

        self.assertIn("On its way through the departments", pages[0])
        self.assertNotIn("Copy 1", " ".join(pages))

    @prints
    def test_several_forms_are_printed_at_once(self):
        cases = self.an_accepted_case() | self.an_accepted_case()

        pages = " ".join(self.pages("form", cases))

        for case in cases:
            self.assertIn(case.name, pages)

    @prints
    def test_the_record_is_one_sheet_with_what_became_of_it(self):
        """R4.51"""
        case = self.a_closed_case(("allowance", 400))
        action = case.with_user(self.sales).action_reply()
        replies = self.env[action["res_model"]].with_user(self.sales).with_context(**action["context"])
        reply = replies.create({"body": "<p>We are sorry.</p>", "way": "phone"})
        reply.action_send()
        reply.action_accept()

        pages = self.pages("record", case)

        self.assertEqual(len(pages), 1)
        for words in ("Customer Complaint Record", case.name, "400.00", "Accepted by Customer", self.cause.name):
            self.assertIn(words, pages[0])

    def test_there_is_no_record_of_what_is_not_decided(self):
        """R4.51"""
        case = self.an_accepted_case()

        self.assertRefused(lambda: self.shown("record", case), f"{case.name} is not decided yet")

    def test_only_those_who_may_read_the_case_print_it(self):
        """R4.44"""
        running = self.an_accepted_case()
        stranger = new_test_user(self.env, "nobody", groups="base.group_user", company_id=self.company.id)

        for user in (stranger, self.accountant):
            self.assertRefused(lambda user=user: self.shown("form", running, user), error=AccessError)

    def test_no_portal_user_prints_a_case(self):
        """R4.44: neither with his rights, nor where somebody lent him those of the superuser"""
        case = self.a_closed_case(("allowance", 400))
        guest = new_test_user(self.env, "guest", groups="base.group_portal")
        guest.partner_id.parent_id = self.customer

        for form in ("form", "record"):
            self.assertRefused(lambda form=form: self.shown(form, case, guest), error=AccessError)
            report = self.env["ir.actions.report"].with_user(guest).sudo()
            self.assertRefused(
                lambda form=form, report=report: report._render_qweb_html(self._report(form, case), case.ids),
                "internal",
                error=AccessError,
            )

    def test_no_mail_takes_the_form_to_a_customer(self):
        """R4.44: a template that encloses the print is refused like every other mail of a case"""
        self.customer.email = "rosa@example.com"
        case = self.a_closed_case(("allowance", 400))
        template = self.env["mail.template"].create(
            {
                "name": "Form to the customer",
                "model_id": self.env["ir.model"]._get_id(case._name),
                "report_template_ids": [(4, self.env.ref("after_sales.after_sales_case_report_record").id)],
                "partner_to": str(self.customer.id),
                "body_html": "<p>See enclosed</p>",
            }
        )

        self.assertRefused(lambda: template.send_mail(case.id), "internal form")
        composer = (
            self.env["mail.compose.message"]
            .with_context(default_model=case._name, default_res_ids=case.ids)
            .create({"template_id": template.id, "body": "x", "partner_ids": self.customer.ids})
        )
        self.assertRefused(composer.action_send_mail, "internal form")

    @prints
    def test_the_form_speaks_the_language_of_its_reader(self):
        self.customer.name = "永興五金行"

        self.assertIn("永興五金行", self.pages("form", self.an_accepted_case())[0])
