/** How a module above says what there is for each lesson: `provideLessonCounts(() => import('#library/...'))`. */
export { setLessonCounts as provideLessonCounts } from '#curriculum/lesson_counts'
