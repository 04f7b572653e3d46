// Part of after_sales. LGPL-3.
// A control chart of which only the latest months are judged.
/* global Chart */
import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("after_sales_control_chart_tour", {
    steps: () => [
        {
            content: "Where nothing was compared there is no limit, where something was there is one",
            trigger: ".o_graph_canvas_container canvas",
            run({ anchor }) {
                const lines = Chart.getChart(anchor).data.datasets;
                const limit = lines.find((line) => line.label === "Upper Limit");
                if (limit.data[0] !== null || !(limit.data.at(-1) > 0)) {
                    throw new Error(`The upper limits are ${limit.data}`);
                }
            },
        },
    ],
});
