# Part of after_sales. LGPL-3.
from .workbook import Workbook

#: A case is read in portions, so that a register of years does not fill the memory.
CHUNK = 500


class CaseRegisterWorkbook(Workbook):
    """One row for each case: what came in, who holds it until when, what was decided, what was made of it (R4.09)."""

    def __init__(self, env, file):
        super().__init__(env, file, constant_memory=True, remove_timezone=True)

    def write(self, cases):
        """Write and close the workbook."""
        titles = cases.browse()._register_row()
        sheet = self._sheet(self.env._("Register of Complaints"), list(titles))
        for start in range(0, len(cases), CHUNK):
            portion = cases[start : start + CHUNK]
            # Names of people, goods and papers come along, whatever else the reader may see of them.
            for place, case in enumerate(portion.sudo(), start + 1):
                for column, value in enumerate(case._register_row().values()):
                    self._put(sheet, (place, column), value)
            portion.invalidate_recordset()
        self.book.close()
