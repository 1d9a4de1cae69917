package org.focallens.nn.nd4j;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Products of dense matrices, rows one after the other, by the BLAS that ND4J computes with. They are called here without ND4J's own
 * dispatch, which would take longer than the small products of a small network.
 *
 * @param rows    of the result
 * @param columns of the result
 * @param inner   terms of each sum
 */
record Product(int rows, int columns, int inner) {

    /** c = a b, with a of (rows, inner) and b of (inner, columns). */
    void plain(FloatPointer a, FloatPointer b, FloatPointer c) {
        multiply(CblasNoTrans, a, inner, CblasNoTrans, b, columns, 0, c);
    }

    /** c = a b', with a of (rows, inner) and b of (columns, inner). */
    void secondTransposed(FloatPointer a, FloatPointer b, FloatPointer c) {
        multiply(CblasNoTrans, a, inner, CblasTrans, b, inner, 0, c);
    }

    /** c = keep c + a' b, with a of (inner, rows) and b of (inner, columns). */
    void firstTransposed(FloatPointer a, FloatPointer b, float keep, FloatPointer c) {
        multiply(CblasTrans, a, rows, CblasNoTrans, b, columns, keep, c);
    }

    private void multiply(
            int formA,
            FloatPointer a,
            int strideA,
            int formB,
            FloatPointer b,
            int strideB,
            float keep,
            FloatPointer c) {
        openblas.cblas_sgemm(
                CblasRowMajor, formA, formB, rows, columns, inner, 1, a, strideA, b, strideB, keep, c, columns);
    }
}
