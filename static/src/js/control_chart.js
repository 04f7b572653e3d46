// Part of after_sales. LGPL-3.
// A control chart has lines with a beginning: a month that nothing was compared with has no limit, and none is not zero.
import { registry } from "@web/core/registry";
import { GraphModel } from "@web/views/graph/graph_model";
import { graphView } from "@web/views/graph/graph_view";

export class ControlChartModel extends GraphModel {
    _getData(...args) {
        const data = super._getData(...args);
        for (const dataset of data.datasets) {
            // Odoo fills with zero what no record stands behind, and gives it no domain.
            dataset.data = dataset.data.map((value, month) => (dataset.domains[month].length ? value : null));
        }
        return data;
    }
}

registry.category("views").add("after_sales_control_chart", { ...graphView, Model: ControlChartModel });
