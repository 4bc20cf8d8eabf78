// Runs in a page before anything of its own: what moves, what blocks, and which charts stand in it.
window.watch = {
    shift: 0,
    task: 0,
    *elements(root) {
        for (const one of root.querySelectorAll('*')) {
            yield one;
            if (one.shadowRoot) yield* this.elements(one.shadowRoot);
            if (one.localName === 'iframe' && one.contentDocument) yield* this.elements(one.contentDocument);
        }
    },
    painted(canvas) {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
        return Boolean(pixels?.some(Boolean));
    },
    // a chart is an svg or a canvas at least 200 px wide with something drawn in it; an svg inside another is a part
    drawn(one) {
        if (one.ownerSVGElement || one.getBoundingClientRect().width < 200) return false;
        return one.localName === 'canvas' ? this.painted(one) : Boolean(one.querySelector('path, rect, circle, text'));
    },
    charts() {
        const pictures = [...this.elements(document)].filter(one => ['svg', 'canvas'].includes(one.localName));
        return pictures.filter(one => this.drawn(one)).length;
    },
    seen() {
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        return { charts: this.charts(), paint: paint ? paint.startTime / 1000 : null, shift: this.shift, task: this.task };
    },
};
new PerformanceObserver(list => list.getEntries().forEach(one => { watch.shift += one.hadRecentInput ? 0 : one.value; }))
    .observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver(list => list.getEntries().forEach(one => { watch.task = Math.max(watch.task, one.duration); }))
    .observe({ type: 'longtask', buffered: true });
