# Part of after_sales. LGPL-3.
from .workbook import Workbook

#: A record is read in portions, so that a register of years does not fill the memory.
CHUNK = 2000
COLUMNS = (
    "sold_on", "delivered_on", "kind", "product_id", "specification", "registration_number", "quantity", "returned_qty",
    "kept_qty", "uom_id", "unit_amount", "amount", "currency_id", "lot_id", "expires_on", "manufacturer_id",
    "licence_number", "firm_id", "business_licence", "contact_name", "phone", "address", "shipping_id", "order_id",
    "picking_id", "is_protected", "user_id", "missing", "company_id",
)  # fmt: skip


class SalesRecordWorkbook(Workbook):
    """One row for each delivered lot or serial number: product, batch, maker and buyer (R10.01-R10.04)."""

    def __init__(self, env, file):
        super().__init__(env, file, constant_memory=True, remove_timezone=True)

    def write(self, records):
        """Write and close the workbook; prices only for those who may see them."""
        columns = [name for name in COLUMNS if records._has_field_access(records._fields[name], "read")]
        sheet = self._sheet(self.env._("Sales Record"), [self._label(records, name) for name in columns])
        for start in range(0, len(records), CHUNK):
            portion = records[start : start + CHUNK]
            # Names of people, goods and papers come along, whatever else the reader may see of them.
            for place, record in enumerate(portion.sudo(), start + 1):
                for column, name in enumerate(columns):
                    self._put(sheet, (place, column), self._value(record, name))
            portion.invalidate_recordset()
        self.book.close()

    def _value(self, record, name):
        if record._fields[name].type == "boolean":
            return self.env._("Yes") if record[name] else None
        return super()._value(record, name)
