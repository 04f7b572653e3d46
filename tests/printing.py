# Part of after_sales. LGPL-3.
"""Prints a form as a user would, and reads what stands on the paper."""

import shutil
import subprocess
import unicodedata
from unittest import skipUnless

from .common import AfterSalesCommon

prints = skipUnless(
    shutil.which("wkhtmltopdf") and shutil.which("pdftotext"), "prints need wkhtmltopdf and pdftotext: ./dev doctor"
)


class PrintingCommon(AfterSalesCommon):
    def printed(self, form, records, user=None):
        """The PDF of the report ``form`` of these records, printed by ``user`` (the salesperson)."""
        reports = self.env["ir.actions.report"].with_user(user or self.sales).with_context(force_report_rendering=True)
        with self.allow_pdf_render():
            pdf, kind = reports._render_qweb_pdf(self._report(form, records), records.ids)
        self.assertEqual(kind, "pdf")
        return pdf

    def pages(self, form, records, user=None):
        """The words of each printed page, in one line."""
        command = ["pdftotext", "-layout", "-", "-"]
        text = subprocess.run(command, input=self.printed(form, records, user), capture_output=True, check=True).stdout
        # Fonts draw some Chinese characters with the glyph of a look-alike, which is what a reader of the file finds.
        words = unicodedata.normalize("NFKC", text.decode())
        return [" ".join(page.split()) for page in words.split("\f") if page.strip()]

    def shown(self, form, records, user=None):
        """The form as a web page: what it says, without paper."""
        reports = self.env["ir.actions.report"].with_user(user or self.sales)
        html, _kind = reports._render_qweb_html(self._report(form, records), records.ids)
        return html.decode()

    def _report(self, form, records):
        # A list prints lines under the name of their document.
        document = records._name.removesuffix(".line").replace(".", "_")
        return f"after_sales.{document}_report_{form}"
