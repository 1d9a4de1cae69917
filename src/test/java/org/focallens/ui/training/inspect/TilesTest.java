package org.focallens.ui.training.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TilesTest {

    @Test
    void oneSquareFillsTheShorterSideAndStandsInTheMiddle() {
        Tiles tiles = new Tiles.Plan(1, 0, 1, 8, 20).in(600, 320);
        assertThat(tiles.width()).isEqualTo(300);
        assertThat(tiles.x(0)).isEqualTo(150);
        assertThat(tiles.y(0)).isEqualTo(20);
    }

    @Test
    void fiveSquaresStandAsTheyAreLargest() {
        assertThat(new Tiles.Plan(5, 0, 1, 8, 20).in(1600, 320).columns()).isEqualTo(5);
        assertThat(new Tiles.Plan(5, 0, 1, 8, 20).in(600, 600).columns()).isEqualTo(3);
        assertThat(new Tiles.Plan(5, 0, 1, 8, 20).in(200, 900).columns()).isEqualTo(1);
        assertThat(new Tiles.Plan(10, 5, 1, 8, 20).in(200, 900).columns()).isEqualTo(5);
    }

    @Test
    void aPlaceIsFoundAgainInItsPictureAndCell() {
        Tiles tiles = new Tiles.Plan(5, 3, 1, 8, 20).in(632, 448).moved(8, 8);
        for (int i = 0; i < 5; i++) {
            assertThat(tiles.at(tiles.x(i), tiles.y(i))).isEqualTo(i);
            assertThat(tiles.at(tiles.x(i) + tiles.width() - .01, tiles.y(i) + tiles.height() - .01))
                    .isEqualTo(i);
            assertThat(tiles.at(tiles.x(i) + tiles.width(), tiles.y(i))).isEqualTo(-1);
            assertThat(tiles.at(tiles.x(i), tiles.y(i) - 1))
                    .as("the caption is no part of it")
                    .isEqualTo(-1);
            double cell = tiles.width() / 16;
            assertThat(tiles.cell(i, tiles.x(i) + 5.5 * cell, tiles.y(i) + 2.5 * cell, 16, 16))
                    .isEqualTo(new Tiles.Cell(2, 5));
            assertThat(tiles.cell(i, tiles.x(i) + tiles.width() - .01, tiles.y(i) + tiles.height() - .01, 16, 16))
                    .isEqualTo(new Tiles.Cell(15, 15));
            assertThat(tiles.cell(i, tiles.x(i), tiles.y(i), 1, 1)).isEqualTo(new Tiles.Cell(0, 0));
        }
    }

    @Test
    void thereIsNoAreaTooSmall() {
        Tiles tiles = new Tiles.Plan(64, 0, .5, 3, 20).in(1, 1);
        assertThat(tiles.width()).isEqualTo(1);
        assertThat(tiles.height()).isEqualTo(1);
    }
}
