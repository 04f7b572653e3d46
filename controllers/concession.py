# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.http import request

from odoo.addons.sale.controllers.portal import CustomerPortal

from ..rules.reason import reason


class ConcessionPortal(CustomerPortal):
    """A customer finds no quotation whose price still waits for approval, whatever link he was given (R6.14)."""

    def _document_check_access(self, model_name, document_id, access_token=None):
        document = super()._document_check_access(model_name, document_id, access_token=access_token)
        if model_name == "sale.order" and request.env.user.share and document._after_sales_may_not_be_told():
            sentence = reason("price_not_for_customers", order=document.name)
            raise AccessError(request.env["after_sales.message"].sudo()._sentence(sentence))
        return document
